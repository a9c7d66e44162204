/* What the scripts of forms hand one another, as parts of `civilForms`. */

/** Only where an input, or a field, has one of the values. */
type Condition = [path: string, values: string[]];

/** What the check knows of letters; patterns are those of JavaScript. */
type Signs = {
  hidden: string; stacked: string; addresses: string; scripts: Record<string, string>; unmixed: string[];
  letters: Record<string, string>; longestAddress: number; longestMail: number; days: number;
};

type Rule = {
  test: string; path: string; code: string; other: string; limit: number; when: Condition | null; unless: Condition | null;
};

type Field = {
  path: string; type?: string; required?: boolean; enum?: string[]; minLength?: number; maxLength?: number;
  pattern?: string; format?: string; minimum?: number; maximum?: number; errors: Record<string, string>;
};

type Input = { name: string; path: string; kind: string; when: Condition | null; isText: boolean };
type Forge = { name: string; folder: string; new: string };

/** All that a form knows from its page, in one language. */
type Known = {
  name: string; locale: string; zone: string; words: Words; fields: Field[]; inputs: Input[]; rules: Rule[]; signs: Signs;
  errors: Record<string, string>; made: Record<string, string | boolean | [string, string]>; identifier: string;
  prefix: string; taken: string[]; path: string; body: [heading: string, text: string][]; folder: string;
  forge: Forge | null; mail: string | null; subjects: string[]; data: string; parts: string[];
  languages: Record<string, string>; pages: Record<string, string>;
};

/** The values of a file, each under the path of its field. */
type Values = Record<string, any>;
type Look = (path: string) => unknown;
type Fault = {
  path: string; fault: string; limit?: number; length?: number; word?: string; letters?: string; count?: number;
};
type MadeFile = { name: string; path: string; text: string };

/** An address that carries a file, and whether it carries all of it. */
type Way = { address: string; whole: boolean };

/** What the form reads and fills of an input. */
type Filled = { type: string; checked?: boolean; value: string };
type Inputs = Record<string, HTMLInputElement>;
type Said = (text: string) => void;

/** A draft as it is stored: `first` is the place in the address that it was begun at, `at` where it is now. */
type Draft = {
  id: string; subject: string; about: string; at: string; first: string; locale: string; values: Values;
  identifier?: string; more?: Values; stamp: string; until: number;
};
type Drafts = {
  start: string; read(id: string): Draft | null; write(draft: Draft): boolean; forget(id: string): void; all(): Draft[];
};
type About = Pick<Draft, "subject" | "about" | "at" | "first">;
type Keeping = {
  isElsewhere(): boolean; keep(values: Values, more: { identifier: string; more: Values }): void; use(draft: Draft): void;
  forget(isTaken: boolean): void;
};
type Errors = { show(faults: Map<string, string>): void; clear(name: string): void; label(name: string): string };
type Handing = { show(made: MadeFile, removed: number, receipt: string): void; hide(isQuiet?: boolean): void };

/** What a form is about, as the feature that declares the form knows it. */
type Subject = {
  id: string; about: string; values: Values; isExercise: boolean;
  more(inputs: Inputs): Values;
  facts(inputs: Inputs): Values;
  name(values: Values): string;
  state(inputs: Inputs): Values;
  restore(inputs: Inputs, state: Values): void;
  changed(name: string, inputs: Inputs): void;
  follow(inputs: Inputs): void;
  /** What its author keeps of a file; empty if nothing can be said. */
  receipt(values: Values): string;
};
type Given = { params: Record<string, string>; root: string; trouble: Said };
type SubjectMaker = (page: HTMLElement, known: Known, found: unknown, given: Given) => Subject;

type Machine = {
  label(name: string): string;
  open(params: Record<string, string>, left?: Draft | null): void;
  again(params: Record<string, string>): void;
  forget(): void;
};

type Forms = {
  arrived?: Record<string, unknown>;
  subjects?: Record<string, SubjectMaker>;
  text: {
    clean(raw: string, signs: Signs): { text: string; removed: number };
    words(text: string): string[];
    folded(text: string): string;
    length(text: string): number;
    scalar(text: string): string;
    slug(name: string, letters: Record<string, string>): string;
    filled(text: string, values: Record<string, unknown>): string;
    leaf(address: string, protocol: string): string;
    plain(text: string): string;
  };
  rules: {
    holds(condition: Condition | null, look: Look): boolean;
    faults(known: Pick<Known, "fields" | "rules" | "signs">, values: Values, texts: Values, facts: Values): Fault[];
  };
  file: {
    identifier(prefix?: string): string;
    today(zone: string, now?: Date): string;
    made(known: Pick<Known, "made" | "signs" | "taken" | "name" | "zone">, values: Values, subject: Values): Values;
    file(known: Pick<Known, "fields" | "signs" | "body" | "path" | "name">, values: Values, texts: Values): MadeFile;
  };
  send: {
    forge(given: Forge, signs: Signs, file: MadeFile): Way;
    mail(to: string, signs: Signs, subject: string, body: string, file: MadeFile): Way;
  };
  values: {
    raw(known: Known, inputs: Record<string, Filled>): Values;
    fill(known: Known, inputs: Record<string, Filled>, values: Values): void;
    shows(input: Input, given: Values): boolean;
    read(known: Known, given: Values, subject: Values): { values: Values; texts: Values; removed: number };
    sentences(known: Known, faults: Fault[], given: Values): Map<string, string>;
  };
  drafts(root: string, form: string, days: number): Drafts;
  errors(form: HTMLElement, words: Words): Errors;
  handing(root: HTMLElement, known: Known, subject: Subject, said: Said, taken: (isSafe: boolean) => void): Handing;
  keeping(root: HTMLElement, known: Known, drafts: Drafts, about: (values: Values) => About): Keeping;
  listing(
    page: HTMLElement, known: Known, root: string, drafts: Drafts, said: Said, label: (name: string) => string,
  ): (opened?: string) => void;
  machine(root: HTMLElement, known: Known, found: Subject | null, drafts: Drafts, said: Said, first: string): Machine;
  /** Which consultation a comment of a day belongs to, and what its author is told of it. */
  terms: {
    consultation(consultations: Consultation[], day: string): Consultation | undefined;
    receipt(words: Words, about: Recommendation, values: Values): string;
  };
  /** The comment's own part, where a site has one. */
  diff: { strokes(before: string, after: string): Stroke[] };
};

/** A part of two wordings as one. */
type Stroke = { same?: string; gone?: string; come?: string };

/** `start`: the first words, or how many letters of the text they are. */
type Passage = { id: string; text: string; hash: string; start: string | number };
type Consultation = { id: string; title: string; opens: string; closes: string; answersBy: string; due: string };

/** What a comment is about. */
type Recommendation = {
  id: string; title: string; address: string; url: string; noDay: string; lang: string; licence: string; example: boolean;
  passages: Passage[]; gone: Record<string, string>; comments: { id: string; name: string }[];
  consultations: Consultation[]; preparations: { title: string }[];
};
type Offer = { last: string; bring(inputs: Inputs, passage?: Passage): void; quoted(inputs: Inputs): void };

declare var civilForms: Forms;
