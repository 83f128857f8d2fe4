public import Casework

/// Which notice; under a name of its own because libpq's messages are notices too.
public typealias NoticeKind = Notice.Kind

/// How far a notice has come; under a name of its own for the same reason.
public typealias NoticeState = Notice.State
