/**
 * Every bound of the product in one place. Reaching one is an error with a code and a neutral text
 * for the person, never a silent cut. Units are last in the name.
 */
export const limits = {
  /** Characters of one text leaf. A longer leaf is refused: `ERR_LIMIT_TEXT`. */
  leafLengthMax: 100_000,
  /** Nesting of an activity. */
  activityDepthMax: 32,
  /** Leaves of an activity. */
  activityLeavesMax: 5_000,
  /** All text of one activity together, in UTF-16 code units. */
  activityLengthMax: 1_000_000,
  /** Code units of a channel, conversation, user, tenant or activity id. */
  idLengthMax: 2_048,
  /** Files of an activity: data URLs and what attachments hold, those within other files too. */
  attachmentsMax: 100,
  /** All of them together, decoded. In base64, and sealed in base64 once more, a parked turn still fits into one record. */
  attachmentsBytesMax: 2_000_000,
  /** Files within files. */
  attachmentDepthMax: 4,

  /** One stored record's value, in UTF-8 bytes. */
  recordBytesMax: 4_000_000,
  /** Tenant, kind, id and owner of one record together, in UTF-8 bytes; PostgreSQL indexes no row above 2,704. */
  recordKeyBytesMax: 2_048,
  /** C2SP tlog-tiles prefixes each entry with a uint16 length. */
  entryBytesMax: 65_535,
  /** One token, code, type or other word of an audit entry, in characters. */
  entryWordLengthMax: 256,
  /** A signed note with post-quantum cosignatures of a few kilobytes each still fits. */
  noteLengthMax: 1_000_000,
  /** C2SP signed-note: verifiers must accept at least 16. */
  noteSignaturesMax: 16,
  /** One receipt file, in bytes: a notice and purposes of the longest sizes still fit. */
  receiptBytesMax: 4_000_000,
  /** Receipts that one request is answered with, the newest ones. */
  receiptsPerAnswerMax: 10,
  /** One export, in bytes; and one that is handed out in a chat. More is `ERR_LIMIT_EXPORT`. */
  exportBytesMax: 64_000_000,
  exportByChatBytesMax: 1_000_000,
  /** Entries that are looked through for the one of a receipt: those that were written around the same time. */
  receiptEntriesMax: 20_000,
  /** Hashes over 256 entries of one log that are remembered, so that the next proof need not read them: 50 million entries. */
  logBlocksMax: 200_000,
  /** Nesting of a value that becomes canonical JSON. */
  jsonDepthMax: 100,
  /** Records in one batch. */
  batchWritesMax: 10_000,
  /** Entries in one batch. */
  batchEntriesMax: 10_000,
  /** Batches that share one transaction. More wait for the next one. */
  groupBatchesMax: 1_000,

  parkedPerSubjectMax: 5,
  parkedPerStoreMax: 10_000,
  /** 15 minutes. */
  parkedForMs: 900_000,
  /** How long a person is remembered who was asked and has not answered: 6 hours. */
  askedForMs: 21_600_000,
  /** How long a released turn, which the person agreed to, waits for a process that can run it: a day. */
  releasedForMs: 86_400_000,

  /** How long a conversation's context is remembered after the last turn, by the quarter of an hour: half an hour at most. */
  contextForMs: 1_800_000,
  /** Values and names, whole and in parts, that one context knows. */
  contextPhrasesMax: 64,
  /** Letters and digits of one of them; a longer value is found by itself. */
  contextPhraseLengthMax: 100,
  /** Pieces of a number that wait for their other half, the length of one, and for how many turns. */
  piecesMax: 6,
  pieceLengthMax: 40,
  pieceTurnsMax: 4,

  /** One record of a bot's state, as JSON, in UTF-8 bytes. */
  stateBytesMax: 4_000_000,
  /** Records of state in which one person had a hand. */
  stateRecordsPerSubjectMax: 10_000,
  /** What one process remembers of records that it has seen; it is found out anew after that. */
  custodyNotesMax: 10_000,
  /** Messages of one person in the transcript store. More wait for older ones to end: `ERR_LIMIT_TRANSCRIPT`. */
  transcriptPerSubjectMax: 10_000,
  /** Messages and conversations of one page. */
  transcriptPageMax: 20,

  /** Text that must follow a value, or what may be a part of one, before a stream shows it: in UTF-16 code units. */
  streamSettleLength: 48,
  /** Unwrapped keys of subjects that one process remembers, and for how long: a minute. */
  unwrappedKeysMax: 1_000,
  unwrappedForMs: 60_000,
  /** Keys that one page of a rotation reads. */
  rewrapPageMax: 500,
  /** Ids of keys that did not open which one rotation names. */
  rewrapUnopenedMax: 100,

  vaultValuesPerConversationMax: 1_000,
  vaultBytesPerSubjectMax: 4_000_000,
  /** What stands between the brackets of a placeholder, in UTF-16 code units, however chat has escaped or broken it. */
  placeholderLengthMax: 200,
  /** How long types that the bot has asked to be handed in clear wait for the person's next turn: 15 minutes. */
  handOverForMs: 900_000,

  /** A redelivery within this time neither runs nor counts twice: a day. */
  turnMemoryMs: 86_400_000,
  /** How long a turn in progress is left alone by other processes; renewed while it runs. */
  turnLeaseMs: 5_000,
  turnLeaseRenewMs: 1_500,

  /** How often, and after how long each, somebody looks whether a lock is gone: together longer than a lease. */
  lockAttemptsMax: 50,
  lockPollMs: 120,
  /** Conversations of a person that a correction by chat looks through. Of more the person is asked, as of what is in doubt. */
  correctedConversationsMax: 100,
  /** Optimistic commits that met another writer are tried again this often. */
  commitAttemptsMax: 12,
  /** Records removed by one sweep. */
  sweepBatchMax: 500,
  /** Batches of one sweep of one tenant, so that it keeps up with a busy bot and still ends. */
  sweepBatchesMax: 100,
  sweepEveryMs: 60_000,
  /** What is too old by the policy is looked for this often: an hour. Its rules count in days. */
  retentionEveryMs: 3_600_000,
  /** Lines that wait while the log cannot be written; after that only the count goes on. */
  spoolLinesMax: 1_000,

  /** Policy file, in bytes: lists of ten thousand names fit. */
  policyBytesMax: 400_000,
  purposesMax: 50,
  /** Types of files that a policy has rules for. */
  attachmentRulesMax: 200,
  policyRulesMax: 200,
  /** The constant that the operator `replace` puts in the place of a value, in UTF-16 code units. */
  replacementLengthMax: 200,

  /** Kinds of entities that a policy adds. */
  ownTypesMax: 50,
  /** Words and phrases of all lists of a policy together. */
  ownPhrasesMax: 10_000,
  /** One word or phrase of a list, in UTF-16 code units. */
  ownPhraseLengthMax: 200,
  /** Words of one phrase. In scripts without spaces each sign is a word. */
  ownPhraseWordsMax: 16,
  /** Patterns of a policy. */
  ownPatternsMax: 50,
  /** One pattern, in UTF-16 code units. */
  ownPatternLengthMax: 500,
  /** Instructions of one compiled pattern: its steps per character, at worst. */
  ownProgramSizeMax: 500,
  /** The same for all patterns of a policy together. */
  ownProgramSizesMax: 5_000,
  /** Context words of one pattern. */
  ownContextWordsMax: 50,
  /** The longest value that a pattern finds in one piece, in UTF-16 code units. */
  ownValueLengthMax: 256,
  /** Finds of one pattern in one text. More refuse the text: `ERR_LIMIT_FINDS`. */
  ownFindsMax: 2_000,

  /** One line of the command line's input, in bytes. */
  inputLineBytesMax: 16_000_000,
  /** Different values that one run of `scrubjay scrub` can number. */
  scrubValuesMax: 1_000_000,
} as const
