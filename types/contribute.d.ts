/* What the scripts of the form of comments hand one another, as parts of `civilContribute`. */

/** The rules of the check, as comment_form.py writes them. */
type Rules = {
  hidden: [from: number, to: number][]; emoji: string; letters: Record<string, string>; folder: string;
  longest: number; longestAddress: number; longestMail: number; scripts: Record<string, string>;
};

type Field = {
  path: string; required?: boolean; enum?: string[]; minLength?: number; maxLength?: number; pattern?: string;
  format?: string; errors: Record<string, string>;
};

type Forge = { name: string; folder: string; new: string };

/** What holds for every recommendation, in one language. */
type Knowledge = {
  locale: string; words: Words; rules: Rules; fields: Field[]; errors: Record<string, string>;
  forge: Forge | null; mail: string | null; recommendations: { id: string; title: string }[];
};

type Passage = { id: string; text: string; hash: string; start: string };
type Consultation = { id: string; title: string; opens: string; closes: string };

type Recommendation = {
  id: string; title: string; address: string; lang: string; licence: string; example: boolean;
  passages: Passage[]; comments: { id: string; name: string }[];
  consultations: Consultation[]; preparations: { title: string }[];
};

/** The values of a comment's file, each under the path of its field. */
type Values = Record<string, any>;
type Fault = { path: string; fault: string; block?: string; length?: number; limit?: number; word?: string };
type CommentFile = { name: string; path: string; text: string };

/** A part of two wordings as one. */
type Stroke = { same?: string; gone?: string; come?: string };

/** An address that carries a comment, and whether it carries all of it. */
type Way = { address: string; whole: boolean };

/** What the form reads and fills of an input. */
type Filled = { type: string; checked?: boolean; value: string };
type Inputs = Record<string, HTMLInputElement> & { block: HTMLSelectElement; reply: HTMLSelectElement };
type Said = (text: string) => void;

type Kept = { key: string; recommendation: string; block: string; values: Values };
type Drafts = {
  name(recommendation: string, block: string): string;
  read(key: string): Values | null;
  write(key: string, values: Values): boolean;
  forget(key: string): void;
  all(): Kept[];
};
type Draft = { keep(values: Values): void; read(): Values | null; forget(): void };
type Offer = { last: string; bring(passage?: Passage): void; quoted(): void };

type Contribute = {
  knowledge?: Knowledge;
  recommendation?: Recommendation;
  text: {
    clean(raw: string, rules: Rules): { text: string; removed: number };
    words(text: string): string[];
    folded(text: string): string;
    length(text: string): number;
    scalar(text: string): string;
    slug(name: string, letters: Record<string, string>): string;
    filled(text: string, values: Record<string, unknown>): string;
  };
  diff: { strokes(before: string, after: string): Stroke[] };
  file: {
    identifier(): string;
    today(now?: Date): string;
    faults(known: Pick<Knowledge, "fields" | "rules">, values: Values, text: string, passage?: Passage): Fault[];
    file(known: Pick<Knowledge, "fields" | "rules">, values: Values, text: string): CommentFile;
  };
  send: {
    forge(given: Forge, rules: Rules, file: CommentFile): Way;
    mail(to: string, rules: Rules, subject: string, body: string, file: CommentFile): Way;
  };
  values: {
    raw(inputs: Record<string, Filled>): Values;
    fill(inputs: Record<string, Filled>, values: Values): void;
    read(given: Values, about: {
      identifier: string; recommendation: Recommendation; passage?: Passage; rules: Rules; isOrganisation: boolean;
    }): { values: Values; text: string; removed: number };
    sentences(knowledge: Knowledge, faults: Fault[]): Map<string, string>;
  };
  drafts(root: string, locale: string): Drafts;
  errors(form: HTMLFormElement): { show(faults: Map<string, string>): void; clear(name: string): void };
  made(root: HTMLElement, knowledge: Knowledge, recommendation: Recommendation, said: Said): {
    show(made: CommentFile, removed: number): void; hide(): void;
  };
  follow(
    root: HTMLElement, inputs: Inputs, knowledge: Knowledge, recommendation: Recommendation, passage?: Passage,
  ): void;
  form(
    root: HTMLElement, knowledge: Knowledge, recommendation: Recommendation, key: string, drafts: Drafts, said: Said,
  ): { open(params: Record<string, string>): void; forget(params: Record<string, string>): void };
};

declare var civilContribute: Contribute;
