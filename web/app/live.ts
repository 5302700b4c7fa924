import { useEffect, useState } from 'preact/hooks';

/** News of a citizen, as they come. The mark changes with every piece of news; `listening` is false while the stream is down. */
export interface Live {
  readonly mark: string;
  readonly listening: boolean;
}

const AGAIN_MS = 2_000;

export const useLive = (citizenId: string | null): Live => {
  const [live, setLive] = useState<Live>({ mark: '', listening: true });
  useEffect(() => {
    if (citizenId === null) return undefined;
    let stopped = false;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource(`/citizens/${encodeURIComponent(citizenId)}/events`);
      source.addEventListener('news', (event) => {
        const { mark } = JSON.parse((event as MessageEvent<string>).data) as { mark: string };
        setLive({ mark, listening: true });
      });
      source.onerror = () => {
        setLive((l) => ({ ...l, listening: false }));
        // the browser tries again by itself only when the connection was lost; an answer that is no stream ends it
        if (source?.readyState === EventSource.CLOSED && !stopped) timer = setTimeout(open, AGAIN_MS);
      };
    };
    open();
    return () => {
      stopped = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [citizenId]);
  return live;
};
