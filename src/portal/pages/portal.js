const find = (selector) => document.querySelector(selector);

// The link's secret leaves the address bar, and with it the history and every screenshot.
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
// Another link opened in the same tab changes nothing but what stands behind the #.
addEventListener('hashchange', () => location.reload());

// What an invitation is to, as long as it has not been accepted.
let offer;

async function api(method, path, body) {
  const headers = body && { 'Content-Type': 'application/json' };
  const answer = await fetch(`../api/${path}`, { method, headers, body: body && JSON.stringify(body) }).catch(() => {
    throw new Error('The service does not answer. Try again in a moment.');
  });
  const result = await answer.json().catch(() => ({}));
  if (answer.ok) return result;
  const message = result.detail ?? `The service answered with ${answer.status}. Try again in a moment.`;
  throw Object.assign(new Error(message), { status: answer.status, faults: result.errors ?? [] });
}

function show(id, note = '') {
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== id;
  const section = find(`#${id}`);
  // No password stays behind on what is left.
  for (const form of document.forms) if (!section.contains(form)) form.reset();
  document.title = `${section.querySelector('h1').textContent} · Rollcall`;
  find('#note').textContent = note;
  find('#error').textContent = '';
  const empty = [...section.querySelectorAll('label:not([hidden]) input')].find(({ value }) => value === '');
  (empty ?? section.querySelector('h1')).focus();
}

function explain(error, form) {
  find('#error').textContent = error.message;
  const faulty = (error.faults ?? []).map(({ field }) => form?.elements[field]).filter(Boolean);
  for (const field of faulty) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', 'error');
  }
  faulty[0]?.focus();
}

function askToSignIn(email = '', note = '') {
  const form = find('#sign-in form');
  form.reset();
  form.elements.email.value = email;
  askForCode(false);
  show('sign-in', note);
  if (!offer) leaveLink();
}

// The link has done its work: whoever loads the page anew is not told that it is void.
function leaveLink() {
  history.replaceState(null, '', 'sign-in');
}

function askForCode(asked) {
  const { code } = find('#sign-in form').elements;
  find('#second-factor').hidden = !asked;
  code.required = asked;
  if (asked) code.focus();
}

async function signIn(email, password, code) {
  // A code of the app is six digits; a recovery code has sixteen characters.
  const second = code && (code.length > 10 ? { recoveryCode: code } : { totp: code });
  try {
    await arrive(await api('POST', 'session', { email, password, ...second }));
  } catch (error) {
    if (!error.faults?.some(({ field }) => field === 'totp')) throw error;
    askForCode(true);
    if (code) throw error;
    find('#note').textContent = 'Enter the code that your authenticator app shows now, or one of your recovery codes.';
  }
}

/** Goes on with somebody who is signed in. */
function arrive(me) {
  if (offer && me.email.toLowerCase() === offer.email.toLowerCase()) return show('join');
  if (offer)
    return askToSignIn(offer.email, `You are signed in as ${me.email}. This invitation is for ${offer.email}.`);
  find('#name').textContent = me.name;
  find('#email').textContent = me.email;
  const roles = me.tenants.map(({ name, role }) => `${name}: ${role}`);
  if (me.operator) roles.unshift('Operator: may do everything in every tenant');
  find('#roles').replaceChildren(
    ...roles.map((role) => Object.assign(document.createElement('li'), { textContent: role })),
  );
  show('signed-in');
  leaveLink();
}

async function findMe() {
  return api('GET', 'session').catch((error) => {
    if (error.status !== 401) throw error;
    return null;
  });
}

async function beginToAccept() {
  offer = await api('POST', 'invitations/inspect', { token });
  const place = offer.tenantName ? `join ${offer.tenantName} as ${offer.role}` : 'become an operator of Rollcall';
  const text = `${offer.email} is invited to ${place}.`;
  for (const paragraph of document.querySelectorAll('.offer')) paragraph.textContent = text;
  if (!offer.hasAccount) {
    const { email } = find('#account form').elements;
    email.value = offer.email;
    email.readOnly = true;
    return show('account');
  }
  const me = await findMe();
  return me ? arrive(me) : askToSignIn(offer.email, `${text} Sign in to accept.`);
}

function requireSame({ password, again }) {
  if (password === again) return;
  throw Object.assign(new Error('The two passwords are not the same.'), { faults: [{ field: 'again' }] });
}

async function makeAccount({ email, name, password, again }) {
  requireSame({ password, again });
  if (offer) await api('POST', 'invitations/accept', { token, name, password });
  else await api('POST', 'set-up', { token, email, name, password });
  offer = undefined;
  askToSignIn(email, 'Your account is made.');
  await signIn(email, password);
}

const submitted = {
  'sign-in': ({ email, password, code }) => signIn(email, password, code.trim()),
  account: makeAccount,
  join: async () => {
    await api('POST', 'account/join', { token });
    offer = undefined;
    arrive(await api('GET', 'session'));
  },
  'reset-password': async (values) => {
    requireSame(values);
    await api('POST', 'password-resets/complete', { token, password: values.password });
    askToSignIn('', 'Your password is changed. Sign in with the new one.');
  },
  'signed-in': async () => {
    await api('DELETE', 'session');
    askToSignIn('', 'You are signed out.');
  },
};

async function submit(form) {
  if (form.ariaBusy === 'true') return;
  const { id } = form.closest('section');
  find('#error').textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  // A button that is disabled would lose the focus.
  form.ariaBusy = 'true';
  try {
    await submitted[id](Object.fromEntries(new FormData(form)));
  } catch (error) {
    if (error.status === 401 && id !== 'sign-in') askToSignIn(offer?.email, 'Your session has ended. Sign in again.');
    else explain(error, form);
  } finally {
    form.ariaBusy = 'false';
  }
}

for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form);
  });
}

const opened = {
  'sign-in': async () => {
    const me = await findMe();
    return me ? arrive(me) : askToSignIn();
  },
  'set-up': () => show('account'),
  'accept-invitation': beginToAccept,
  'reset-password': () => show('reset-password'),
};

async function begin(page) {
  try {
    if (page !== 'sign-in' && !token) throw new Error('The address is not complete: open the whole link once more.');
    await opened[page]();
  } catch (error) {
    show(page === 'sign-in' ? 'sign-in' : 'no-link');
    explain(error);
  }
}

await begin(location.pathname.split('/').filter(Boolean).pop());
