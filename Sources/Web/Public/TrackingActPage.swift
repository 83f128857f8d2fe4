/// What one button of an open tracking page does. Its name is the end of the address.
enum TrackingAct: String, CaseIterable {
    case read, secrecy

    /// The box that is ticked first.
    static let tick = "secrecy"

    /// The field that names the notice.
    var notice: String {
        switch self {
        case .read: "notice"
        case .secrecy: "result"
        }
    }

    fileprivate var link: Link {
        switch self {
        case .read: .trackRead
        case .secrecy: .trackSecrecy
        }
    }

    fileprivate var words: Text {
        switch self {
        case .read: .iHaveReadIt
        case .secrecy: .showResult
        }
    }
}

/// The button alone, while too much comes in: it waits as a look does. It asks nothing of the database.
struct TrackingActPage: PublicPage {
    let act: TrackingAct
    let form: FormState

    var heading: Text { .trackShowHeading }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .track) }
    var scripts: [Asset] { form.scripts }
    var lengthMultiple: Int { Limits.trackingPageMultiple }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html.problems(of: form)
        let hidden: KeyValuePairs = ["ticket": form.entered["ticket"], act.notice: form.entered[act.notice]]
        html.post(to: act.link, frame.token, style: "entry", hidden: hidden) { html in
            html.waitingNumber(in: form)
            if form.entered.has(TrackingAct.tick) {
                html.tick(Field(TrackingAct.tick, .iKeepItSecret, isRequired: true), in: form)
            }
            html.waitingQuestion(in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: act.words)
            }
        }
    }
}
