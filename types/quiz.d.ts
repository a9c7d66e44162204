/** What the parts of the quiz's script use of each other. */
interface QuizAnswer { text: string; html: string; feedback: string; right: boolean; partner: string }
interface QuizQuestion { id: string; kind: string; path: boolean; box: Element; options: string[]; partners: string[]; answers: QuizAnswer[] }
interface QuizControls { value: () => string[]; set: (value: string[]) => void; holders: () => Element[] }
interface QuizJudged { at: number; right: boolean; missed?: boolean; feedback: string }
type QuizMaker = (question: QuizQuestion, form: Element, status: Element) => QuizControls;

declare var civilQuiz: {
  page: string;
  isRight: (question: QuizQuestion, value: string[]) => boolean;
  judged: (question: QuizQuestion, value: string[]) => QuizJudged[];
  kept: () => Record<string, Record<string, string[]>>;
  keep: (own: Record<string, string[]>) => void;
  made: <K extends keyof HTMLElementTagNameMap>(tag: K, name?: string, html?: string) => HTMLElementTagNameMap[K];
  questionOf: (box: Element) => QuizQuestion;
  say: (name: string, values?: Record<string, string | number>) => string;
  ticked: QuizMaker;
  paired: QuizMaker;
  ordered: QuizMaker;
  typed: QuizMaker;
};

/** What a page says each time that what was answered on it changes; by the learner's doing if it `isNew`. */
interface QuizTold { right: number; all: number; answered: number; isNew: boolean; links: HTMLAnchorElement[] }

/** How far a learner is: keys of lessons that are done, those that the entry test named, the path that was chosen, right answers of all. */
interface Progress { done: string[]; way: string[]; path: string; results: Record<string, [right: number, all: number]> }
declare var civilProgress: {
  checked: (value: unknown) => Progress;
  mark: (key: string, isDone: boolean) => boolean;
  read: () => Progress;
  write: (progress: Progress) => boolean;
};
/** The files that a worker saves, each with its sum, by their paths below the root. */
declare var civilSaved: { root: string; files: [path: string, sum: string][] };

/** What a learning platform offers to a lesson. Source: SCORM 1.2 Run-Time Environment, 3.3. */
interface ScormApi {
  LMSInitialize: (nothing: "") => string;
  LMSGetValue: (name: string) => string;
  LMSSetValue: (name: string, value: string) => string;
  LMSCommit: (nothing: "") => string;
  LMSFinish: (nothing: "") => string;
}
interface Window { API?: ScormApi }
