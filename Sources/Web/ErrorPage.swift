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
        html(.p, .class("lead"), say: kind.advice)
        if let reference {
            html(.p, .class("hint")) { html in
                html.say(.errorReference)
                html.text(" ")
                html(.span, .class("number"), text: reference)
            }
        }
        html(.p, .class("actions")) { html in html(.a, .class("button"), .href(onward), say: .goOn) }
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
