import { Component, Suspense, type ReactNode } from 'react';
import { call } from '../bridge.ts';
import { Problem } from './lazy-problem.ts';

interface Props {
  readonly children: ReactNode;
  /** A change of it tries again: another page, another plan. */
  readonly resetKey: string;
}
interface State {
  readonly error: unknown;
  readonly resetKey: string;
}

/** Keeps one broken page from taking the window with it. What was saved is saved: nothing is lost here. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('null thrown') };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    // Never the message: it may quote the plan.
    void call('log', { level: 'error', event: 'page-broken', detail: { name: name.slice(0, 200) } }).catch(() => {});
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Suspense fallback={null}>
        <Problem error={this.state.error} onRetry={() => this.setState({ error: null })} />
      </Suspense>
    );
  }
}
