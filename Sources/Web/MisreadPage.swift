import Operations

/// What could not be read of a form: each field by its name, what to do, and what was typed, so that nothing is lost.
struct MisreadPage: PublicPage {
    let faults: [OperationError.Fault]
    let typed: [String]

    var heading: Text { .errorUnreadable }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .home) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .misreadAdvice)
        html(.ul) { html in
            for fault in faults {
                html(.li) { html in
                    html.say(Text(fault.message))
                    html.text(" ")
                    html(.span, .class("number"), text: fault.field)
                }
            }
        }
        if !typed.isEmpty { html(.p, .class("hint"), say: .tooLongHint) }
        for text in typed {
            html(.section, .class("elsewhere-copy")) { html in html.told(paragraphs: text) }
        }
    }
}
