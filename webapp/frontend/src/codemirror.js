// CodeMirror as the site sets it up: what it can do, how it looks, how it is left by keyboard.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basics, load, modeOf } from "./languages.js";

const PHRASES = {
  Find: "find",
  Replace: "replace",
  next: "find_next",
  previous: "find_previous",
  all: "find_all",
  "match case": "match_case",
  regexp: "regexp",
  "by word": "by_word",
  replace: "replace_one",
  "replace all": "replace_all",
  close: "close",
};

const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", height: "100%", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" }, // the panel around it shows the focus
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.65", fontVariantLigatures: "none" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.75rem 0" },
  ".cm-content ::selection, .cm-line::selection": { backgroundColor: "color-mix(in oklab, var(--accent) 30%, transparent)" },
  ".cm-gutters": { color: "var(--ink-soft)", backgroundColor: "var(--surface)", border: "0", paddingRight: "0.5rem" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.6rem" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--accent-wash)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--unmet-wash)", outline: "1px solid var(--unmet)" },
  ".cm-searchMatch": { backgroundColor: "var(--attention-wash)", outline: "1px solid var(--attention)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-wash)", outline: "2px solid var(--accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--sunken)" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--sunken)", fontFamily: "var(--text)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.5rem 2.5rem 0.5rem 1rem", fontSize: "0.8125rem" },
  ".cm-panel.cm-search label": { fontSize: "inherit" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)", minWidth: "2rem", minHeight: "2rem", fontSize: "1.25rem" },
  ".cm-textfield": { color: "var(--ink)", backgroundColor: "var(--surface)", border: "1px solid var(--ink-soft)", fontSize: "inherit", minHeight: "2rem" },
  ".cm-button": { color: "var(--ink)", background: "var(--surface)", border: "1px solid var(--line)", borderRadius: "var(--radius)", fontSize: "inherit", minHeight: "2rem" },
  ".cm-textfield::placeholder": { color: "var(--ink-soft)", opacity: "1" },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--met)" },
  { tag: [tags.number, tags.bool, tags.null, tags.escape], color: "var(--attention)" },
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.className)], fontWeight: "600" },
  { tag: tags.invalid, color: "var(--unmet)" },
]);

/**
 * Typing over a selection: left to the browser, Chromium wraps what is typed in a styled span,
 * which the content security policy forbids and reports.
 */
function typeOver(event, view) {
  const plain = event.inputType === "insertText" && event.data && !event.isComposing && !view.composing;
  if (!plain || view.state.readOnly || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

/** Mount CodeMirror in `parent`; see plain.js for the same surface as a textarea. */
export function codeSurface({ parent, nonce, language, say, onType, onLeave }) {
  const states = new Map();
  const colours = new Compartment();
  let [current, locked] = [null, false];

  const leave = (view) => {
    view.setTabFocusMode(true);
    onLeave();
    return false;
  };
  const watch = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    update.view.setTabFocusMode(false); // Escape holds until something is typed
    onType(update.state.doc.toString());
  });
  const keys = [{ key: "Escape", run: leave }, ...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap];
  const phrases = Object.fromEntries(Object.entries(PHRASES).map(([english, key]) => [english, say(key)]));
  const shared = [
    EditorView.cspNonce.of(nonce), EditorState.phrases.of(phrases), EditorState.tabSize.of(4),
    lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars(), history(), search(),
    highlightSelectionMatches(), bracketMatching(), indentOnInput(), syntaxHighlighting(COLOURS), LOOK, watch,
    keymap.of(keys), EditorView.domEventHandlers({ beforeinput: typeOver, focus: (event, view) => void view.setTabFocusMode(false) }),
  ];
  // The first state already carries the nonce: the style element is made with the view.
  const view = new EditorView({ parent, extensions: shared });

  function fresh(name, text, label) {
    const named = EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", "aria-readonly": String(locked) });
    const mode = modeOf(name, language);
    load(mode).then((found) => colour(name, found));
    return EditorState.create({ doc: text, extensions: [shared, named, basics(mode), colours.of([]), EditorState.readOnly.of(locked)] });
  }

  /** Give a file its language, which arrives after the text is shown. */
  function colour(name, found) {
    const effects = colours.reconfigure(found);
    if (current === name) view.dispatch({ effects });
    else if (states.has(name)) states.set(name, states.get(name).update({ effects }).state);
  }

  return {
    /** Show a file; one seen before comes back with its history and cursor. */
    open(name, text, label) {
      if (current === name && view.state.readOnly === locked) return this.update(text);
      if (current !== null) states.set(current, view.state);
      current = name;
      const known = states.get(name);
      view.setState(known && known.readOnly === locked ? known : fresh(name, text, label));
      this.update(text);
    },
    /** Put the text there if it is another one, as one step that can be undone. */
    update(text) {
      const present = view.state.doc.toString();
      if (present !== text) view.dispatch({ changes: { from: 0, to: present.length, insert: text } });
    },
    forget(name) {
      states.delete(name);
      if (current === name) current = null;
    },
    lock(yes) {
      locked = yes;
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
