// The sentences the scripts show: English here, the reader's own from the page.

export const ENGLISH = {
  // drafts
  saved: "Saved {time}",
  saving: "Saving…",
  offline: "Offline. Your work is kept on this machine.",
  online: "The line is back. Your work is saved.",
  restored: "What you typed before the interruption is back.",
  not_saved: "Not saved",
  refused: "This could not be saved on the server. It is kept on this machine.",
  sign_in: "Your session has ended. Your work is kept on this machine; reload the page to sign in again.",
  reload: "Reload the page",
  conflict: "You continued this exercise on another device. Nothing is saved from here any more.",
  other_tab: "This exercise is open in a newer tab. Nothing is saved from this one any more.",
  continue_here: "Continue here",
  kept: "Your work on this machine was not sent before you continued elsewhere. You can read it and take it over.",
  kept_text: "Your text on this machine",
  take_over: "Take over this text",
  discard: "Discard it",
  // editor
  files: "Files",
  file_label: "{label}, file {name}. Escape, then Tab, leaves the editor.",
  plain_label: "{label}, file {name}.",
  hint: "Escape, then Tab, leaves the editor.",
  leaving: "Tab now leaves the editor.",
  plain: "Plain-text editor",
  start_again: "Start again",
  start_again_question: "Put every file back as it was at the start? Your earlier drafts stay on record.",
  started_again: "The files are as they were at the start.",
  add_file: "Add a file",
  rename_file: "Rename",
  remove_file: "Remove",
  remove_question: "Remove the file {name}?",
  file_name: "Name of the file",
  name_bad: "Use letters, digits, - and _, and an ending such as {ending}.",
  name_ending: "End the name in one of {endings}.",
  name_taken: "There is already a file with this name.",
  too_many_files: "There can be at most {count} files.",
  ok: "OK",
  cancel: "Cancel",
  read_only: "You can read this, but no longer change it.",
  // clock
  minutes_left: "{minutes} minutes left.",
  minute_left: "One minute left.",
  paused: "Paused",
  time_over: "The time is over. Your last draft is being collected.",
  time_over_offline: "The time is over and the line is down. Keep this page open: your work goes to the server as soon as the line is back.",
  // runs and handing in
  sending: "Sending…",
  failed: "The server could not be reached. Nothing was sent; your work is kept. Try again.",
  not_available: "The server could not do this. Your work is kept. Try again in a moment.",
  // the search panel of the editor
  find: "Find",
  replace: "Replace",
  find_next: "next",
  find_previous: "previous",
  find_all: "all",
  match_case: "match case",
  regexp: "regexp",
  by_word: "by word",
  replace_one: "replace",
  replace_all: "replace all",
  close: "close",
};

/** Return say(key, values): the sentence in the reader's language, filled in. */
export function speaker(texts = {}) {
  return (key, values = {}) => {
    const sentence = texts[key] || ENGLISH[key] || key;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  };
}
