/// What was typed into a form that is longer than is taken: it is not kept, and shown once more so that it can be copied and
/// shortened.
struct TooLongPage: PublicPage {
    let typed: [String]

    var heading: Text { .errorTooLarge }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .home) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .tooLongAdvice)
        html(.p, .class("hint"), say: .tooLongHint)
        for text in typed {
            html(.section, .class("elsewhere-copy")) { html in html.told(paragraphs: text) }
        }
    }
}
