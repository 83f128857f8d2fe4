import Casework

/// How to reach an organ by other ways than this site.
public struct Office: Sendable {
    /// The organ's name; in Chinese, as names of organs are.
    public var name: String
    /// Its report telephone.
    public var phone: String
    /// Where letters go and visitors come.
    public var address: Text
    /// When visitors are received.
    public var hours: Text
    /// What stands for the name in English where it is no name but words of ours.
    private var englishName: String?

    /// What an organ has published of itself, in its own words.
    public init(name: String, phone: String, address: String, hours: String) {
        self.name = name
        self.phone = phone
        self.address = .asIs(address)
        self.hours = .asIs(hours)
    }

    /// An organ's petition office with the national report telephone, until the site knows more of it. Nothing is
    /// invented: somebody may travel for it.
    init(named organ: String) {
        self.init(called: .asIs(organ))
    }

    /// The same of an organ whose name is not known.
    init(called organ: Text) {
        name = organ.zh
        phone = PetitionContact.telephone
        address = Text(PetitionContact(of: Bilingual(organ.zh, organ.en)).place)
        hours = .hoursAsPublished
        englishName = organ.en == organ.zh ? nil : organ.en
    }

    fileprivate var title: Fact.Value {
        englishName.map { .said(Text(name, $0)) } ?? .told(name)
    }
}

extension HTML {
    /// Appends how to reach an organ.
    mutating func office(_ office: Office) {
        facts([
            Fact(.organ, office.title), Fact(.reportPhone, .code(office.phone)),
            Fact(.lettersAndVisits, .said(office.address)), Fact(.visitingHours, .said(office.hours)),
        ])
    }
}
