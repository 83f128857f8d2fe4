// Re-exported beside Records.swift: the records of what follows a result.

@_exported public import struct CaseStore.AccusedFeedbackRecord
@_exported public import struct CaseStore.ClarificationRecord
@_exported public import struct CaseStore.ObjectionRecord
@_exported public import struct CaseStore.ProtectionRecord
@_exported public import struct CaseStore.ProtectionVisit
@_exported public import struct CaseStore.SatisfactionCounts
