// Re-exported beside Records.swift: the records of what is not a matter of discipline.

@_exported public import struct CaseStore.GuidanceRecord
@_exported public import struct CaseStore.OutOfScopeRow
@_exported public import struct CaseStore.PetitionRecord
@_exported public import struct CaseStore.PetitionWords
@_exported public import struct CaseStore.TransferObjectionRecord
@_exported public import struct CaseStore.TransferOutRecord
