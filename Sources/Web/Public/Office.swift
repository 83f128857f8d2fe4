/// How to reach an organ by other ways than this site.
public struct Office: Sendable {
    /// The organ's name.
    public var name: String
    /// Its report telephone.
    public var phone: String
    /// Where letters go and visitors come.
    public var address: String
    /// When visitors are received.
    public var hours: String

    public init(name: String, phone: String, address: String, hours: String) {
        self.name = name
        self.phone = phone
        self.address = address
        self.hours = hours
    }

    /// An organ's petition office with the national report telephone, until the site knows more of it.
    init(named organ: String) {
        self.init(name: organ, phone: "12388", address: organ + "信访室", hours: "工作日 9:00–17:00")
    }
}

extension HTML {
    /// Appends how to reach an organ.
    mutating func office(_ office: Office) {
        facts([
            Fact(.organ, .told(office.name)), Fact(.reportPhone, .code(office.phone)),
            Fact(.lettersAndVisits, .told(office.address)), Fact(.visitingHours, .told(office.hours)),
        ])
    }
}
