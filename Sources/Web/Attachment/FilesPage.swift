public import Casework

/// The files of one report: what they are, how far they are checked, and how to read them.
public struct FilesPage: StaffPage {
    /// What the reader may do with an original.
    public enum Original: Sendable {
        case opens
        /// It is theirs to have, and was not looked at yet or has a virus.
        case closed
        /// Nobody could look at it: it opens once they say what for.
        case mayBeReleased
        /// It is not theirs to have.
        case elsewhere
    }

    /// One file.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var ordinal: Int
        /// As it was sent; shown as a word and never used as a name.
        public var name: String
        public var kind: Text
        public var size: String
        public var origin: Text
        public var addedOn: Day
        public var state: Text
        public var oddities: [Text]
        public var hasCopy: Bool
        public var original: Original
        public var downloads: Int
        /// What stopped of it, and why; nil where nothing did, and for whoever does not decide about that.
        public var stopped: (work: ParkedWork, reason: ParkReason)?
    }

    /// The report's identifier, and its number.
    public var id: String
    public var number: String
    public var rows: [Row]
    /// Where the caller adds files: the value of the field, and its words. Empty: nowhere.
    public var places: [Choice]
    public var files: FileRule
    public var form = FormState()
    public var isDone = false
    /// Back to where the caller works on it.
    public var back: Link

    public var title: Text { .filesTitle }
    public var area: StaffArea? { nil }
    public var link: Link { .files(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in
            html(.span, .class("number"), text: number)
            html.text(" ")
            html(.a, .href(back), say: .filesBack)
        }
        if isDone { html(.p, .class("message done"), .role("status"), say: .filesDone) }
        html.problems(of: form)
        if rows.isEmpty { html(.p, .class("empty"), say: .filesNone) }
        for row in rows { row.write(into: &html, in: frame) }
        if !places.isEmpty { writeForm(into: &html, in: frame) }
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .filesAdd)
            guard case .taken = files else { return html.files(files, .filesChoose, in: form) }
            // Where there is but one place nobody is asked; a form that named another one comes back with the question.
            let only = places.count == 1 && form.problem(with: "place") == nil ? places.first : nil
            html.post(
                to: .files(id), frame.token, style: "entry", withFiles: true,
                hidden: only.map { ["place": $0.value] } ?? [:]
            ) { html in
                if let only {
                    html.facts([Fact(.filesWhere, .said(only.label))])
                } else {
                    html.buttons(Field("place", .filesWhere, isRequired: true), places, stacked: true, in: form)
                }
                html.files(files, .filesChoose, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .filesSend)
                }
            }
        }
    }
}

extension FilesPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h3) { html in
                html.text("\(ordinal). ")
                html.told(name)
            }
            html.facts([
                Fact(.fileKind, .said(kind)), Fact(.fileSize, .said(.asIs(size))), Fact(.fileState, .said(state)),
                Fact(.fileOrigin, .said(origin)), Fact(.receivedOn, .day(addedOn)),
                Fact(.fileDownloads, .said(.asIs(String(downloads)))),
            ])
            if !oddities.isEmpty {
                html(.p, .class("warning")) { html in
                    html.say(.fileOddities)
                    for oddity in oddities {
                        html.text(" · ")
                        html.say(oddity)
                    }
                }
            }
            if let stopped { write(stopped.work, stopped.reason, into: &html, in: frame) }
            if hasCopy { html(.p) { html in html(.a, .href(.fileCopy(id)), say: .fileOpenCopy) } }
            writeOriginal(into: &html, in: frame)
        }
    }

    private func write(
        _ work: ParkedWork, _ reason: ParkReason, into html: inout HTML, in frame: StaffFrame
    ) {
        html(.p, .class("warning")) { html in
            html.say(.fileStopped)
            html.text(" · ")
            html.say(reason.words)
        }
        html(.p, say: reason.advice(for: work.step))
        html.postButton(.retryStuck, to: .stuckRetry(work), frame.token)
        html(.p) { html in html(.a, .href(.stuckGiveUp(work)), say: .giveUpChecking) }
    }

    private func writeOriginal(into html: inout HTML, in frame: StaffFrame) {
        switch original {
        case .opens:
            html(.p) { html in
                html.say(.fileOpenOriginal)
                for purpose in Attachment.Purpose.allCases {
                    html.text(" · ")
                    html(.a, .href(.fileOriginal(id).query("purpose", purpose.rawValue)), say: purpose.words)
                }
            }
        case .mayBeReleased:
            html(.p, .class("warning"), say: .fileReleaseWarning)
            html(.p, say: .fileRelease)
            for purpose in Attachment.Purpose.allCases {
                html.postButton(
                    purpose.words, to: .fileRelease(id), frame.token, hidden: ["purpose": purpose.rawValue])
            }
        case .closed: html(.p, .class("hint"), say: .fileOriginalLater)
        case .elsewhere: html(.p, .class("hint"), say: .fileOriginalElsewhere)
        }
    }
}

/// Addresses of files.
extension Link {
    /// The files of a report; its `POST` adds some.
    public static func files(_ report: String) -> Link { .path("reports", report, "files") }
    /// The cleaned copy.
    public static func fileCopy(_ id: String) -> Link { .path("files", id, "copy") }
    /// The original, to be saved; `purpose` is a code.
    public static func fileOriginal(_ id: String) -> Link { .path("files", id, "original") }
    /// Opens the original of a file that could not be checked, by `POST`.
    public static func fileRelease(_ id: String) -> Link { .path("files", id, "release") }
}
