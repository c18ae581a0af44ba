/** Whether a text has a question mark of any script. */
export function hasQuestion(text: string): boolean {
  return questionMark.test(text)
}

const questionMark = /[?\u00BF\uFF1F\u061F\u203D\u2047-\u2049\u2753\u2754]/
