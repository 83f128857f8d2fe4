/// Which files may come along with a form now.
public enum FileRule: Sendable {
    /// The browser lets choose these types, such as `.jpg,.pdf`, or any where they are nil; the hint says which, how many
    /// and how large.
    case taken(types: String?, hint: Text)
    /// None are taken for a while, and why, and what to do instead.
    case noRoom(Text)
}

extension UploadGate.Room {
    /// What a form says of files: what it takes, while there is room for any.
    func rule(whileLeft rule: FileRule) -> FileRule { isLeft() ? rule : .noRoom(refusal) }
}

extension HTML {
    /// The field to choose files in or, while none are taken, why. What was chosen never comes back: no browser lets a page
    /// say it.
    mutating func files(_ rule: FileRule, _ label: Text, in state: FormState) {
        switch rule {
        case .taken(let types, let hint): fileField(label, hint: hint, types: types, in: state)
        case .noRoom(let why): self(.p, .class("hint"), .id("files"), say: why)
        }
    }

    private mutating func fileField(_ label: Text, hint: Text, types: String?, in state: FormState) {
        let problem = state.problem(with: "files")
        self(.div, .class(problem == nil ? "field wide" : "field wide refused")) { html in
            html(.label, .for("files"), say: label)
            html(.p, .class("hint"), .id("files-hint"), say: hint)
            if let problem { html(.p, .class("problem"), .id("files-problem"), say: problem) }
            let described = problem == nil ? "files-hint" : "files-hint files-problem"
            if let types {
                html(
                    .input, .id("files"), .name("files"), .type(.file), .multiple, .accept(types),
                    .invalid(problem != nil),
                    .describedBy(described))
            } else {
                html(
                    .input, .id("files"), .name("files"), .type(.file), .multiple, .invalid(problem != nil),
                    .describedBy(described))
            }
        }
    }
}
