// Re-exported beside Records.swift: the records of files.

@_exported public import struct CaseStore.AttachmentRecord
@_exported public import struct CaseStore.FileFacts
@_exported public import enum CaseStore.FilePart
@_exported public import struct CaseStore.ReceivedFile
