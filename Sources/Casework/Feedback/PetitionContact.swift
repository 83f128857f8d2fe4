/// How people reach a petition office (信访室) that has set nothing of its own: by the national report telephone, and at
/// its organ. Letters, notices and pages take it from here.
public struct PetitionContact: Hashable, Sendable {
    /// The national report telephone of the discipline organs.
    public static let telephone = "12388"

    private let organ: Bilingual

    /// - Parameter organ: its full name, or words for an organ whose name is not known.
    public init(of organ: Bilingual) { self.organ = organ }

    /// - Parameter name: the organ's full name, which is not translated.
    public init(named name: String) { self.init(of: Bilingual(name, name)) }

    /// Where letters go and visitors come.
    public var place: Bilingual { Bilingual(organ.zh + "信访室", "Petition office, " + organ.en) }

    /// Place and telephone.
    public var words: Bilingual {
        Bilingual("\(place.zh)，电话\(Self.telephone)", "\(place.en), telephone \(Self.telephone)")
    }
}
