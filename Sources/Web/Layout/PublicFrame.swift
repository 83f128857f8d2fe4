/// What stands around every public page. It names nobody, stores nothing in the browser, and its title says nothing
/// to somebody who looks over a shoulder or through the history.
public struct PublicFrame: Sendable {
    /// How a change of language keeps what was typed.
    public enum LanguageSwitch: Sendable {
        /// Nothing was typed: a link that comes back.
        case link(back: Link)
        /// The form with this id is sent and shown again in the other language, as field `language`.
        case form(id: String)
        /// There is none, since what was typed stands on this answer alone and nothing sends it on: the page says what
        /// matters in both languages (``HTML/saidTwice(_:_:)``).
        case stays
    }

    /// The name of the field in which ``LanguageSwitch/form(id:)`` sends the language.
    public static let languageField = "language"

    /// The reader's language.
    public var language: Language
    /// The organ that receives reports here.
    public var organ: String
    /// The form secret of this visit.
    public var token: CSRFToken

    public init(language: Language, organ: String, token: CSRFToken) {
        self.language = language
        self.organ = organ
        self.token = token
    }
}

/// A page for the public: its values are its fields, and ``render(in:)`` is a pure function of them.
public protocol PublicPage: Sendable {
    /// What the page's only first-level heading says; the browser's title is always the same neutral one.
    var heading: Text { get }
    /// How a change of language keeps what was typed.
    var languageSwitch: PublicFrame.LanguageSwitch { get }
    /// The page's length becomes a multiple of this many bytes, where its length could tell something; 1 otherwise.
    var lengthMultiple: Int { get }
    /// What it runs: nothing, but where somebody waits.
    var scripts: [Asset] { get }
    /// Writes what is between the heading and the foot.
    func write(into html: inout HTML, in frame: PublicFrame)
}

extension PublicPage {
    public var lengthMultiple: Int { 1 }
    public var scripts: [Asset] { [] }

    /// The whole page.
    public func render(in frame: PublicFrame) -> HTML {
        var html = HTML(language: frame.language)
        html.doctype()
        html(.html, .lang(frame.language)) { html in
            html.head(title: .neutralTitle, scripts: scripts)
            html(.body, .class("public")) { html in
                html.skipLink()
                frame.writeHeader(into: &html, languageSwitch)
                html(.main, .id("main"), .focusable) { html in
                    html(.h1, say: heading)
                    write(into: &html, in: frame)
                }
                html(.footer, .class("foot")) { html in
                    html(.p) { html in html.text(frame.organ) }
                    html(.p, say: .publicFoot)
                }
            }
        }
        html.pad(toMultipleOf: lengthMultiple)
        return html
    }
}

extension PublicFrame {
    fileprivate func writeHeader(into html: inout HTML, _ languageSwitch: LanguageSwitch) {
        html(.header, .class("top")) { html in
            html.mark(leadingTo: .home)
            html(.div, .class("who")) { html in
                switch languageSwitch {
                case .link(let back):
                    html(.a, .class("quiet"), .href(.language(language.other, back: back)), .lang(language.other)) {
                        $0.text(language.other.ownName)
                    }
                case .form(let id):
                    html.enterSendsNothing(form: id)
                    html(
                        .button, .class("quiet"), .submit, .form(id), .name(Self.languageField),
                        .value(language.other.rawValue), .withoutChecks, .lang(language.other),
                        text: language.other.ownName
                    )
                case .stays: break
                }
                html(.a, .class("leave"), .href(.leave), .noReferrer, say: .leaveQuickly)
            }
        }
    }
}
