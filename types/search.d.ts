/* What the scripts of the search hand one another; each script gives its part to the others by one name. */

declare var civilStem: {
  bg(word: string): string;
  en(word: string): string;
  of(word: string, locale: string): string;
  isCyrillic(locale: string): boolean;
  words(text: string): string[];
};

declare var civilLetters: {
  CYRILLIC: RegExp;
  LATIN: RegExp;
  keyboards: Map<string, string>[];
  cyrillic(word: string): string[];
  distance(one: string, two: string, most: number, ending?: number, differ?: (one: string, two: string) => number): number;
  slips(one: string, two: string, most: number): number;
};

/** Stem → what it counts. */
type Options = Map<string, number>;

type Token = {
  word: string; stem: string; frequency: number; isKnown: boolean; options: Options;
  /** What the word counts among others; whether it is an abbreviation or written as a name is; a stem
      that is near but not sure, or sure, and the spelling of the word that it is near to. */
  worth: number; isName?: boolean; isProper?: boolean; guess?: string; corrected?: string; spelling?: string;
  /** Whether two letters were put right, or one to a short stem; whether it may be a word of another language. */
  isWide?: boolean; isDoubtful?: boolean;
  isTranslated?: boolean;
};

type How = "typed" | "transliteration" | "layout" | "spelling" | "glossary";
type Reading = { how: How; tokens: Token[] };
/** The vocabulary of an index, as the analysis asks for it. */
type Lexicon = {
  locale: string;
  stop: Set<string>;
  light: Set<string>;
  stem(word: string): string;
  words(text: string): string[];
  /** In how many pages a stem is, as the number of binary digits: by its postings, by the vocabulary. */
  frequency(stem: string): number;
  listed(stem: string): number;
  /** What a term of the glossary, or a word of one, may be called in the other language, as stems. */
  phrases(stems: string): string[];
  translations(stem: string): string[];
  /** The word of the other language that stands for a stem in the texts. */
  learnt(stem: string): string[];
  letters(word: string): string[];
  near(stem: string, most: number, everywhere: boolean): [stem: string, frequency: number][];
  begins(word: string): string[];
  family(stem: string): string[];
  /** Whether a page is called by it. */
  isTitled(stem: string): boolean;
  /** Page, its passage, level, page…; null if the stem is nowhere or its part not loaded. */
  postings(stem: string): Int32Array | null;
  /** Whether an answer must wait for shards that were asked for and are not there. */
  waits(): boolean;
};

type Correction = { stem: string; far: number; isSure: boolean };
declare var civilSpelling: {
  begun(one: Token, lexicon: Lexicon): string[];
  correct(one: Token, lexicon: Lexicon, isDoubted: boolean, isTyped: boolean): void;
};

/** A query in its parts: its words, what is quoted, and words that must not be there. */
type Wanted = { text: string; quoted: string[]; without: string[] };
/** Which pages a query lets through; the stems of each quoted text, and where they all stand, by page. */
type Sieve = { pages: Uint8Array; quoted: string[][]; places: Map<number, number[]>[] };

declare var civilQuery: {
  named(query: string, meta: Pick<Meta, "numbers" | "called" | "months">): string;
  read(text: string): Wanted;
  names(text: string): Set<string>;
  sieve(said: Wanted, meta: Meta, words: Lexicon): Sieve | null;
  holds(one: Ranked, title: Place[], sieve: Sieve, stop: (word: Place) => boolean, text: (passage: number) => Paragraph[] | null): boolean | null;
};

declare var civilAnalysis: { analyse(text: string, lexicon: Lexicon, options: Pick<Query, "literal" | "typing">, doubted?: Set<string>): Reading };

/** Name, such as bg/meta → data; null for a shard that could not be loaded. */
type Shards = Map<string, unknown>;

type Shelf = { missing: Set<string>; get<T extends object>(name: string, decode: (data: any) => T | null): T | null };

/** One number a page in each column. */
type Columns = { publication: number[]; kind: number[]; passages: number[]; length: number[] };

/** `meta` as index.py writes it. */
type MetaData = {
  format: number; parts: number; pages: Columns; stop: string; vocabulary: unknown[];
  /** Stems of words of asking, words that ask how something is done, and pages that say it. */
  light?: string; asking?: string; tasks?: number[];
  /** What the site calls pages with numbers, with the beginning of those; the months as dates have them. */
  called?: [name: string, start: string][]; months?: string[];
  publications: [name: string, label: string][]; kinds: string[]; numbers: string[];
};

/** `starts`: the number of each page's first passage, and one past the last. */
type Meta = Omit<MetaData, "stop" | "vocabulary" | "light" | "asking" | "tasks" | "called" | "months"> & {
  count: number; starts: Int32Array; mean: number; stop: Set<string>; vocabulary: string[];
  light: Set<string>; asking: Set<string>; tasks: Set<number>;
  called: [name: string, start: string][]; months: string[];
};

/** A stretch of the vocabulary: frequencies are numbers of binary digits. */
type Vocabulary = Map<string, number>;

/** A part of the stems as index.py writes it. */
type WordsData = { stems: string; lists: string; phrases: Record<string, string[]>; words: Record<string, string[]>; learnt?: Record<string, string[]> };
type Part = {
  stems: string[]; places: Map<string, number>; phrases: Map<string, string[]>; words: Map<string, string[]>; learnt: Map<string, string[]>;
  at(place: number): Int32Array;
};

type Head = { url: string; title: string };

interface Damage extends Error { code: string; shard: string }

declare var civilShards: {
  Damage: new (code: string, shard: string) => Damage;
  TITLED: number;
  shelf(shards: Shards, locale: string): Shelf;
  decodeMeta(data: MetaData): Meta | null;
  decodeWords(data: WordsData): Part | null;
  decodeVocabulary(data: { stems: string }): Vocabulary | null;
  head(store: Shelf, page: number): Head | null;
  text(store: Shelf, passage: number): Paragraph[] | null;
};

declare var civilLexicon: {
  lexicon(meta: Meta, store: Shelf, locale: string): Lexicon;
  stemOf(word: string): string;
};

/** A word and where it stands in its text. */
type Place = { from: number; to: number; stems: string[] };
type Paragraph = { block: string; heading: string; text: string; words: Place[]; headingWords: Place[] };
/** Stem → place in the query. */
type Groups = Map<string, number>;
type Piece = { text: string; hit: boolean };
type Best = { paragraph: Paragraph | null; value: number; pairs: number };

declare var civilPassages: {
  scan(text: string): Place[];
  decode(data: { passages: unknown }): { at(number: number): Paragraph[] } | null;
  meet(words: Place[], groups: Groups): { found: Set<number>; pairs: number };
  best(passage: Paragraph[], groups: Groups, weights: number[]): Best;
  snippet(paragraph: Pick<Paragraph, "text" | "words">, groups: Groups): Piece[];
};

/** The query's words by their stems, and what each is worth. */
type Asked = { groups: Groups; weights: number[] };

/** What one token of a query gives, by page and by passage. */
type Scores = { pages: Float64Array; shares: Float64Array; titled: Uint8Array; passages: Float64Array; rarity: number; worth: number };
type Ranked = { page: number; passage: number; has: number; score: number };
type Placed = Ranked & { head: Head; best: Best | null };

declare var civilRanking: {
  scores(token: Token, meta: Meta, words: Lexicon): Scores;
  rank(found: Scores[], meta: Meta, isTask: boolean): Ranked[];
  foremost(pages: Ranked[], many: number): Ranked[];
  byScore(one: Record<"page" | "score", number>, two: Record<"page" | "score", number>): number;
  met(score: number, near: number, titled: number): number;
};

type Query = { locale: string; literal: boolean; typing: boolean; early: boolean; publication: string; kind: string; limit: number };
type Facet = { value: string; label: string; count: number };
type Facets = { publication: Facet[]; kind: Facet[] };

type Result = {
  page: number; url: string; title: string; publication: string; kind: string; score: number;
  block: string; heading: string; snippet: Piece[];
};

/** An answer of the engine: what is missing, or what is wrong, or what was found; snippets may be missing. */
type Answer = {
  missing?: string[];
  error?: string; shard?: string;
  /** Texts of results that did not load. */
  partial?: boolean;
  /** Whether parts are waited for; kinds of parts that did not come, and words that are in none that did. */
  isUnfinished?: boolean; lost?: string[]; unread?: string[];
  query?: string; reading?: { how: How; text: string }; literal?: boolean;
  lacking?: string[]; guess?: string;
  total?: number; results?: Result[]; facets?: Facets;
};

declare var civilSearch: { answer(shards: unknown, query: unknown, options: unknown): Answer };
declare var civilShard: (name: string, data: unknown) => void;
declare var civilLoader: (root: string) => {
  ask(query: string, options: Partial<Query>, early: (answer: Answer) => void, slow: () => void, parts?: number): Promise<Answer>;
};

type Words = Record<string, string>;

declare var civilAnswers: {
  element(name: string, attributes?: Record<string, string>, ...children: (string | Node)[]): HTMLElement;
  address(result: Result): string;
  place(answer: Answer, result: Result): string;
  leaf(address: string): string;
  marked(parts: Piece[]): Node[];
  filled(words: string, values: Record<string, unknown>): string;
  summary(words: Words, answer: Answer): string;
  notes(words: Words, answer: Answer, asked: (query: string, literal: boolean) => string): HTMLElement[];
  failed(words: Words, answer: Answer, again: () => void): HTMLElement;
};

declare class EnglishStemmer { stemWord(word: string): string }
