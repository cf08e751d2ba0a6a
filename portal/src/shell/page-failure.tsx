import { Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorState } from '../components/error-state.js';
import { Page } from '../components/page.js';

interface Props {
  /** Where one is: another place is another try. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly place: string;
  readonly failure: { readonly error: unknown } | null;
}

// The files of a page are named by their content: after an upgrade of the service those of an open tab are gone.
const isUnloaded = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload css/i.test(error.message);
const UNLOADED = new Error(
  'This page could not be loaded: the service does not answer, or Rollcall was upgraded meanwhile. Load the page again.',
);

/** Shows its page, or that it could not be loaded or shown. */
export class PageFailure extends Component<Props, State> {
  override state: State = { place: this.props.place, failure: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ place }: Props, shown: State): State | null {
    return place === shown.place ? null : { place, failure: null };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const error = isUnloaded(failure.error) ? UNLOADED : failure.error;
    return (
      <Container size="sm" py="xl">
        <Page title="A page that cannot be shown" hideTitle>
          <ErrorState error={error} onRetry={() => window.location.reload()} retryLabel="Load the page again" />
        </Page>
      </Container>
    );
  }
}
