/// What went wrong, what it means and what to do now. It never says whether something that one may not see exists.
public struct ErrorPage: PublicPage {
    /// What went wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// There is nothing here, or nothing that the reader may see: the two must look the same.
        case notFound
        /// The session or the form is too old.
        case expired
        /// The body is too large.
        case tooLarge
        /// The body could not be read.
        case unreadable
        /// Too many attempts.
        case tooMany
        /// Somebody else changed it first.
        case conflict
        /// A fault of ours.
        case failure
        /// The database or the machine is busy or being changed over.
        case unavailable
        /// The connection to the database broke over a commit: it may or may not have been kept.
        case unsettled

        /// The HTTP status.
        public var status: Int {
            switch self {
            case .notFound: 404
            case .expired: 403
            case .tooLarge: 413
            case .unreadable: 400
            case .tooMany: 429
            case .conflict: 409
            case .failure: 500
            case .unavailable, .unsettled: 503
            }
        }
    }

    public var kind: Kind
    /// A random number that operators find in the log; it says nothing by itself.
    public var reference: String?
    /// Where to go on.
    public var onward: Link

    public init(_ kind: Kind, reference: String? = nil, onward: Link = .home) {
        self.kind = kind
        self.reference = reference
        self.onward = onward
    }

    public var heading: Text { kind.heading }

    public var languageSwitch: PublicFrame.LanguageSwitch { .link(back: onward) }

    public func write(into html: inout HTML, in frame: PublicFrame) {
        html.advice(kind.advice, reference, onward: onward)
    }
}

/// What went wrong for somebody who is signed in, or why the rules do not allow it, with the way to all that is theirs.
/// Nothing on it depends on the address: what is not there and what is kept from its reader have one page.
struct StaffErrorPage: StaffPage {
    let title: Text
    let advice: Text
    var reference: String?
    /// Where its reader starts.
    let start: Link

    var area: StaffArea? { nil }
    var link: Link { start }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html.advice(advice, reference, onward: start)
    }
}

extension HTML {
    fileprivate mutating func advice(_ advice: Text, _ reference: String?, onward: Link) {
        self(.p, .class("lead"), say: advice)
        if let reference {
            self(.p, .class("hint")) { html in
                html.say(.errorReference)
                html.text(" ")
                html(.span, .class("number"), text: reference)
            }
        }
        self(.p, .class("actions")) { html in html(.a, .class("button"), .href(onward), say: .toHome) }
    }
}

extension ErrorPage.Kind {
    /// What went wrong.
    var heading: Text {
        switch self {
        case .notFound: .errorNotFound
        case .expired: .errorExpired
        case .tooLarge: .errorTooLarge
        case .unreadable: .errorUnreadable
        case .tooMany: .errorTooMany
        case .conflict: .errorConflict
        case .failure: .errorFailure
        case .unavailable: .errorUnavailable
        case .unsettled: .errorUnsettled
        }
    }

    /// What it means, and what to do now.
    var advice: Text {
        switch self {
        case .notFound: .adviceNotFound
        case .expired: .adviceExpired
        case .tooLarge: .adviceTooLarge
        case .unreadable: .adviceUnreadable
        case .tooMany: .adviceTooMany
        case .conflict: .adviceConflict
        case .failure: .adviceFailure
        case .unavailable: .adviceUnavailable
        case .unsettled: .adviceUnsettled
        }
    }
}
