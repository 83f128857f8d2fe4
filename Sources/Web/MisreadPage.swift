import Operations

/// What could not be read of a form: each field by its name, what to do, and what was typed, so that nothing is lost.
struct MisreadPage: PublicPage {
    let faults: [OperationError.Fault]
    let typed: [String]

    var heading: Text { .errorUnreadable }
    var languageSwitch: PublicFrame.LanguageSwitch { .stays }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html.saidTwice("lead", .misreadAdvice)
        html(.ul) { html in
            for fault in faults {
                html(.li) { html in
                    html.saidTwice("told", Text(fault.message))
                    html(.span, .class("number"), text: fault.field)
                }
            }
        }
        if !typed.isEmpty { html.saidTwice("hint", .tooLongHint) }
        for text in typed {
            html(.section, .class("elsewhere-copy")) { html in html.told(paragraphs: text) }
        }
    }
}
