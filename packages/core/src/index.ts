// The guard: what an installer makes, and what it decides.
export { createGuard } from './guard.js'
export type { CopyTo } from './guard/destination.js'
export type { ExposedMessages, GuardOptions, RightsNotice, RightsPorts } from './options.js'
export type {
  ActivityLike,
  AccountLike,
  ConversationLike,
  ErasureRequest,
  HoldRequest,
  OpenRequest,
  RightsDesk,
  ExpectOptions,
  Guard,
  Health,
  Inbound,
  KillSwitch,
  ModelGuard,
  OpenTurn,
  ReceiptsRequest,
  ResumeTicket,
  RestoreOptions,
  RevealOptions,
  Settings,
  SettingsAccess,
  TurnContextLike,
  Verdict,
} from './turn.js'
export { Unscrubbed } from './turn.js'

// Keys and policy: what the organisation brings.
export { type KeyFileOptions, type KeyFileSummary, createEnvKeySource, createFileKeySource, createKeyFile, readKeyFileSummary } from './crypto/key-file.js'
export { rotateKeyFile } from './crypto/key-file-rotation.js'
export type { RotationChange, RotationState } from './crypto/rotation.js'
export { type RewrapOptions, type RewrapReport, countWrappedKeys, rewrapKeys } from './vault/rewrap.js'
export { type KmsKeySourceOptions, createKmsKeyMaterial, createKmsKeySource, rotateKmsKeyMaterial } from './crypto/kms-key-source.js'
export type { KmsKeyMaterial } from './crypto/kms-key-material.js'
export { type KeyMaterial, createKeyMaterial, createKeyRing, parseKeyMaterial } from './crypto/key-ring.js'
export { defaultPolicy } from './policy/default-policy.js'
export { type PolicyMistake, checkPolicy, loadPolicy } from './policy/parse-policy.js'
export { type ExplainedPart, type ExplainedPerson, explainPolicy } from './policy/explain-policy.js'
export { type PolicyChange, type PolicyDiff, type PolicyEffect, diffPolicy } from './policy/diff-policy.js'
export { detectOptionsOf } from './policy/detect-options.js'
export { type ConsentRule, type Controller, type DetectRule, type EntityRule, type EntityRules, type GroupRule, type Notice, type Destination, type Direction, type GeneraliseRule, type KeyedRule, type MaskRule, type Operator, type OperatorChoice, type OperatorRule, type Policy, type Purpose, type RefuseRule, type ReplaceRule, type Rule, type Texts, ruleOf } from './policy/policy.js'

export type { AttachmentAction, AttachmentRule, AttachmentRules } from './policy/attachment-rules.js'
export { type Occasion, type OperatorChooser, type OperatorOf, asRule, chooseOperator, compileOperators } from './policy/choose-operator.js'

// Detection and placeholders, by themselves.
export { detect, detectAll } from './detect/detect.js'
export type { DetectOptions } from './detect/examine.js'
export { type BuiltInEntityType, type EntityType, type OwnEntityType, entityTypes, isOwnEntityType } from './detect/entity-types.js'
export { type Explanation, explain, explainPiece } from './detect/explain.js'
export { type OwnEntities, type OwnEntitiesOptions, type OwnPattern, compileOwnEntities } from './detect/own/own-entities.js'
export type { Span } from './detect/span.js'
export { type TypeWords, createTypeWords } from './scrub/type-words.js'
export type { Leaf } from './scrub/leaves.js'
export { type Operate, type OperatorContext, operate } from './scrub/operators/operate.js'
export { type EncryptScope, type Sealer, decrypt } from './scrub/operators/encrypt.js'
export type { Value } from './scrub/scrub.js'
export { escapePlaceholders, fillPlaceholders, findPlaceholders, formatPlaceholder } from './scrub/placeholder.js'

// What bots keep: wrappers for storage, transcripts and telemetry.
export type { Custody, MigrationOptions } from './guard/custody.js'
export type { MigrationReport } from './custody/migrate.js'
export type { SealedTranscripts, TranscriptStoreOptions } from './custody/sealed-transcripts.js'
export type {
  GuardedStorage,
  GuardedStorageOptions,
  GuardedTranscripts,
  PageLike,
  StorageLike,
  TelemetryClientLike,
  TranscriptEditorLike,
  TranscriptLoggerLike,
  TranscriptStoreLike,
} from './custody/shapes.js'

// Retention: what the policy's schedules remove.
export type { Standing } from './consent/standing.js'
export type { CorrectionRequest } from './guard/rights-correct-by.js'
export type { ConsentSummary, KeptSummary, SubjectSummary } from './guard/rights-show.js'
export type { KeyStanding } from './vault/subject-keys.js'
export type { RetentionOptions } from './guard/retention.js'
export type { RetentionLine, RetentionReport } from './retention/schedule.js'

// The audit log: write, verify, export.
export { type TenantLog, createTenantLog } from './audit/log.js'
export { type AuditEntry, type AuditEvent, type AuditEventType, encodeEntry, parseEntry } from './audit/record.js'
export { type LogFailure, type LogReader, type LogReport, type VerifyOptions, verifyLog } from './audit/verify.js'
export { type ExportOptions, exportLog } from './audit/export.js'
export type { TileFile } from './audit/tiles.js'
export { type Checkpoint, openCheckpoint, peekCheckpoint } from './audit/checkpoint.js'
export { type NoteVerifier, parseVerifierKey } from './audit/note.js'
export { type LogProof, type ProofClaim, encodeProof, parseProof, verifyProof } from './audit/proof.js'
export { proveInclusion } from './audit/merkle-proof.js'

// Receipts: what a person answered, provable offline.
export type { ReceiptRecord } from './receipts/receipt-record.js'
export { type ReceiptOptions, type ReceiptReport, verifyReceipt } from './receipts/verify-receipt.js'
export { type ErasureReport, verifyErasureProof } from './rights/erasure-proof.js'

// Ports: what a store, a key source, a clock or a meter must do.
export type { Clock, Random } from './ports/clock.js'
export type { KmsClient, KmsRequest } from './ports/kms-client.js'
export type { KeyRing, KeySource } from './ports/key-source.js'
export type { Meter, MeterCount, MeterTime } from './ports/meter.js'
export type {
  Batch,
  Bound,
  FailureSpool,
  KeyState,
  KeyStore,
  ListQuery,
  LogAppend,
  LogHead,
  LogRow,
  RecordKey,
  Sequence,
  Sequenced,
  Store,
  StoredCheckpoint,
  StoredRecord,
  Write,
} from './ports/store.js'

// The reference model in memory, and the checks that every store makes.
export { createMemoryKeyStore, type MemoryKeyStoreOptions } from './ports/memory-key-store.js'
export { createMemoryMedium, type MemoryLog, type MemoryMedium } from './ports/memory-medium.js'
export { createMemorySpool } from './ports/memory-spool.js'
export { createMemoryStore, type MemoryStoreOptions } from './ports/memory-store.js'
export {
  type SequenceCall,
  callSequence,
  checkBatch,
  checkCount,
  checkKeys,
  checkListQuery,
  checkLogPage,
  checkTexts,
} from './ports/store-checks.js'

// For adapters.
export { type AttachOptions, type Attachment, attachGuard, attachmentOf, scrubInPlace } from './host/attach.js'
export { type Scrubjay, type TurnHandle, type TurnOwner, createInstallation } from './host/installation.js'

// Errors and limits.
export { type ErrorCode, type ErrorDetails, ScrubjayError, errorRegister, isScrubjayError, redactError } from './errors.js'
export { limits } from './lib/limits.js'
