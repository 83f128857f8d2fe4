public import Casework

/// Which notice; under a name of its own because libpq's messages are notices too.
public typealias NoticeKind = Notice.Kind
