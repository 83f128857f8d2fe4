/// A form that came to nothing for a reason that is nobody's mistake: the database is away, or something of ours went wrong.
/// What was typed stands on it, and goes to the same address once more with one button, under the form's own number, so that
/// nothing counts twice. It asks nothing of the database.
struct KeptWordsPage: PublicPage {
    let kind: ErrorPage.Kind
    /// A random number that operators find in the log.
    let reference: String?
    let fields: FormFields
    /// Where it was sent; nil where it cannot be sent again.
    let action: Link?
    /// Whether it takes files: it goes in parts again, because the same words are longer in the other encoding.
    let isInParts: Bool
    let files: FileRule
    /// Whether any came with it: no browser lets a page put them back.
    let hadFiles: Bool

    var heading: Text { kind.heading }
    var languageSwitch: PublicFrame.LanguageSwitch { .stays }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html.saidTwice("lead", kind.advice)
        if let reference {
            html(.p, .class("hint")) { html in
                html.say(.errorReference)
                html.text(" ")
                html(.span, .class("number"), text: reference)
            }
        }
        html.saidTwice("hint", .keptWords)
        if hadFiles, case .taken = files { html.saidTwice("problem", .chooseFilesAgain) }
        for text in fields.typed {
            html(.section, .class("elsewhere-copy")) { html in html.told(paragraphs: text) }
        }
        if let action {
            html.post(
                to: action, CSRFToken(fields[CSRFToken.fieldName]), withFiles: isInParts, again: fields
            ) { html in
                if isInParts { html.files(files, .filesChoose, in: FormState()) }
                html(.p, .class("actions")) { html in
                    html(.button, .class("button"), .submit) { html in
                        html.say(.sendAgain)
                        html.text(" · ")
                        html(.span, .lang(frame.language.other), text: Text.sendAgain.spoken(in: frame.language.other))
                    }
                }
            }
        }
    }
}
