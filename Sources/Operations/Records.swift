// The records that operations answer with. They are re-exported one by one, so that pages and workers can read them
// without importing the store: nothing else of it, above all no transaction, is in their reach.

@_exported public import enum CaseStore.AnnouncedEvent
@_exported public import struct CaseStore.AppointmentRow
@_exported public import struct CaseStore.BoardCounts
@_exported public import struct CaseStore.BoardCursor
@_exported public import struct CaseStore.BoardFilter
@_exported public import struct CaseStore.BoardRow
@_exported public import enum CaseStore.BoardView
@_exported public import struct CaseStore.ClueRecord
@_exported public import struct CaseStore.DeliveryCounts
@_exported public import struct CaseStore.DeliveryRow
@_exported public import enum CaseStore.EndpointHealth
@_exported public import struct CaseStore.EndpointRecord
@_exported public import struct CaseStore.HandoverLine
@_exported public import struct CaseStore.HandoverRecord
@_exported public import struct CaseStore.InboxCursor
@_exported public import struct CaseStore.InboxRow
@_exported public import struct CaseStore.ListPage
@_exported public import struct CaseStore.NoticeCursor
@_exported public import struct CaseStore.NoticeRecord
@_exported public import struct CaseStore.RegisterCursor
@_exported public import struct CaseStore.ReportContent
@_exported public import struct CaseStore.ReportCounts
@_exported public import struct CaseStore.ReportRecord
@_exported public import enum CaseStore.ReportSource
@_exported public import struct CaseStore.SealedCursor
@_exported public import struct CaseStore.SealedLine
@_exported public import struct CaseStore.SignedIn
@_exported public import enum CaseStore.StoreError
@_exported public import struct CaseStore.StoredClock
@_exported public import struct CaseStore.StoredEvent
@_exported public import struct CaseStore.TrackedReport
@_exported public import struct CaseStore.TriageFinding
@_exported public import struct CaseStore.TriageOpinion
