/** What the release note leaves open and was settled here: each can be overruled by changing its one place. @da antagelse */
export interface Assumption {
  readonly id: string;
  /** The section of the note, with the row's letter; '0' is the register underneath. */
  readonly section: string;
  readonly en: string;
  readonly da: string;
  /** The one place that decides it: file, `#`, name. */
  readonly place: string;
}
