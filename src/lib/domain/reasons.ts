/**
 * Why an engine answered as it did: a stable machine code and its parameters. The screen
 * turns it into a sentence in the reader's language; nothing here is shown as it is.
 */
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}
