import Casework

/// The list of outside organs, with the forms of those who keep it.
struct OutsideOrgansPage: StaffPage {
    var organs: [OutsideOrgan]
    var mayEdit: Bool
    var form: FormState

    var title: Text { .outsideTitle }
    var area: StaffArea? { .petitions }
    var link: Link { .outsideOrgans }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .outsideHint)
        html.problems(of: form)
        if organs.isEmpty { html(.p, .class("empty"), say: .outsideNone) }
        if !organs.isEmpty { writeList(into: &html) }
        guard mayEdit else { return }
        html(.details, .class("step"), .unfolded(form.isBack("code"))) { html in
            html(.summary, say: .outsideSave)
            html.post(to: .outsideOrgans, frame.token, style: "entry") { html in
                html.line(Field("code", .outsideCode, hint: .outsideCodeHint, isRequired: true), .short, in: form)
                html.line(Field("name", .outsideName, isRequired: true), in: form)
                html.pick(
                    Field("kind", .outsideKind, isRequired: true), .all(OutsideOrgan.Kind.self, \.words), in: form)
                html.line(Field("division", .outsideDivision, isRequired: true), .short, in: form)
                html.line(Field("superior", .outsideSuperior), .short, in: form)
                html.line(Field("contact", .outsideContact), in: form)
                html.tick(Field("ended", .outsideEnded), in: form)
                html.actions(.outsideSave)
            }
        }
        html(.details, .class("step"), .unfolded(form.isBack("lines"))) { html in
            html(.summary, say: .outsideImport)
            html.post(to: .outsideImport, frame.token, style: "entry") { html in
                var box = Field("lines", .outsideLines, hint: .outsideLinesHint, isRequired: true)
                box.longest = Limits.outsideLinesCharacters
                html.box(box, lines: 10, in: form)
                html.actions(.outsideImport)
            }
        }
    }

    private func writeList(into html: inout HTML) {
        html.listing(
            .outsideTitle,
            [
                .outsideCode, .outsideName, .outsideKind, .outsideDivision, .outsideSuperior, .outsideContact,
                .outsideVersion,
            ]
        ) { html in
            for organ in organs {
                html(.tr) { html in
                    html(.th, .scope(.row), text: organ.id.rawValue)
                    html(.td) { html in
                        html.text(organ.name)
                        if organ.isEnded { html.flag(Flag(.outsideEnded)) }
                    }
                    html(.td, say: organ.kind.words)
                    html(.td, text: organ.division.rawValue)
                    html(.td, text: organ.superior?.rawValue ?? "")
                    html(.td, text: organ.contact)
                    html(.td, text: String(organ.version))
                }
            }
        }
    }
}
