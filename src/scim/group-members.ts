import type { Json } from '../protocol/index.js';
import type { Roster, Subteam } from '../teams/team.entity.js';
import { RawJson } from './raw-json.js';

type Member = { [name: string]: Json };
type Cut = (member: Member) => Member;

const ID_LENGTH = 36;
const LINE_END = 0x0a;
const SAMPLE: Member = { value: '', display: '', type: '', $ref: '' };

/** The `members` of a group: its users, then the groups in it. */
export class GroupMembers extends RawJson {
  constructor(
    private readonly roster: Roster,
    private readonly subteams: readonly Subteam[],
    private readonly baseUrl: string,
    /** What is asked for of each member; absent: all of it. */
    private readonly cut?: Cut,
  ) {
    super();
  }

  override narrow(cut: Cut): GroupMembers | undefined {
    const isEmpty = this.roster === '' && this.subteams.length === 0;
    const both: Cut = (member) => cut(this.cut ? this.cut(member) : member);
    // All members have the same attributes.
    if (isEmpty || Object.keys(both(SAMPLE)).length === 0) return undefined;
    return new GroupMembers(this.roster, this.subteams, this.baseUrl, both);
  }

  override json(): string | AsyncIterable<string> {
    if (typeof this.roster !== 'string') return this.pieces(this.roster);
    return `[${[this.users(this.roster), this.groups()].filter((text) => text !== '').join(',')}]`;
  }

  private async *pieces(roster: Exclude<Roster, string>): AsyncIterable<string> {
    let separator = '[';
    for (const lines of wholeLines(await roster())) {
      yield separator + this.users(lines);
      separator = ',';
    }
    const groups = this.groups();
    yield groups === '' && separator === ',' ? ']' : `${separator}${groups}]`;
  }

  private users(lines: string): string {
    if (lines === '') return '';
    const folder = JSON.stringify(`${this.baseUrl}/Users/`).slice(0, -1);
    const write = (id: string, display: string): string =>
      this.cut
        ? this.written({
            value: id,
            display: JSON.parse(display) as string,
            type: 'User',
            $ref: `${this.baseUrl}/Users/${id}`,
          })
        : `{"value":"${id}","display":${display},"type":"User","$ref":${folder}${id}"}`;
    const members = lines.split('\n').map((line) => write(line.slice(0, ID_LENGTH), line.slice(ID_LENGTH)));
    return members.join(',');
  }

  private groups(): string {
    const members = this.subteams.map(({ id, displayName }) =>
      this.written({ value: id, display: displayName, type: 'Group', $ref: `${this.baseUrl}/Groups/${id}` }),
    );
    return members.join(',');
  }

  private written(member: Member): string {
    return JSON.stringify(this.cut ? this.cut(member) : member);
  }
}

function* wholeLines(blocks: readonly Buffer[]): Iterable<string> {
  let rest: Buffer = Buffer.alloc(0);
  for (const block of blocks) {
    const end = block.lastIndexOf(LINE_END);
    if (end >= 0) yield Buffer.concat([rest, block.subarray(0, end)]).toString();
    rest = end < 0 ? Buffer.concat([rest, block]) : Buffer.from(block.subarray(end + 1));
    release(block);
  }
  if (rest.length > 0) yield rest.toString();
}

// What has grown old is collected rarely: without this some sixty MB of blocks that nobody needs would lie about.
function release({ buffer, length }: Buffer): void {
  if (buffer.byteLength === length) structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
}
