import Casework
import Operations

/// What somebody sent to have a person stand aside.
struct RecusalForm: Sendable {
    /// Reads the form; `who` says which of the two it is.
    ///
    /// - Parameter people: whom the form offers.
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(
        _ fields: FormFields, people: [Choice], for caller: StaffCaller
    ) throws(FormRefused) -> EnterRecusal.Entry {
        var reader = FormReader(fields)
        if fields["who"] == "me" {
            let ground = reader.choice("own-ground", of: Recusal.Ground.self, missing: .chooseOne)
            let words = reader.lines("own-words", longest: Limits.remarkCharacters)
            guard reader.problems.isEmpty, let ground else { throw FormRefused(reader) }
            return EnterRecusal.Entry(person: caller.staff, way: .declared, ground: ground, words: words)
        }
        let way = reader.choice("way", of: Recusal.Way.self, missing: .chooseOne)
        let person = reader.choice("person", among: people, missing: .chooseOne)
        let ground = reader.choice("ground", of: Recusal.Ground.self, missing: .chooseOne)
        let words = reader.lines("words", longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let way, let person, let ground else { throw FormRefused(reader) }
        return EnterRecusal.Entry(person: Staff.ID(person), way: way, ground: ground, words: words)
    }
}
