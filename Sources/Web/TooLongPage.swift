/// What was typed into a form that is longer than is taken: it is not kept, and shown once more so that it can be copied and
/// shortened.
struct TooLongPage: PublicPage {
    let typed: [String]

    var heading: Text { .errorTooLarge }
    var languageSwitch: PublicFrame.LanguageSwitch { .stays }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html.saidTwice("lead", .tooLongAdvice)
        html.saidTwice("hint", .tooLongHint)
        for text in typed {
            html(.section, .class("elsewhere-copy")) { html in html.told(paragraphs: text) }
        }
    }
}
