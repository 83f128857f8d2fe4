import Casework
import Testing

/// JB-15: two persons of the petition office open what waits in quarantine.
@Suite struct QuarantineReadingTests {
    private static let organ = Organ.ID("O1")

    private static func person(_ id: String, _ roles: Set<Role>, in organ: Organ.ID = organ) -> QuarantineReading.Person
    {
        .init(id: Staff.ID(id), organ: organ, roles: roles)
    }

    private static let lead = person("lead", [.petitionLead])
    private static let clerk = person("clerk", [.registrar])

    @Test(
        arguments: [
            (lead, clerk, nil),
            (lead, person("other", [.petitionLead]), nil),
            (person("lead", [.petitionLead, .registrar]), clerk, nil),
            (lead, lead, .onePerson),
            (clerk, lead, .firstHeadsNoOffice),
            (person("lead", [.petitionLead], in: Organ.ID("O2")), clerk, .firstHeadsNoOffice),
            (lead, person("deputy", [.deputy]), .secondIsOfNoOffice),
            (lead, person("member", [.roomMember]), .secondIsOfNoOffice),
            (lead, person("clerk", [.registrar], in: Organ.ID("O2")), .secondIsOfNoOffice),
            (lead, person("head", [.head, .registrar]), .headOfOrgan),
            (person("head", [.head, .petitionLead]), clerk, .headOfOrgan),
        ] as [(QuarantineReading.Person, QuarantineReading.Person, QuarantineReading.Fault?)])
    func `JB-15 one heads the office, the other works there, and neither heads the organ`(
        first: QuarantineReading.Person, second: QuarantineReading.Person, fault: QuarantineReading.Fault?
    ) {
        #expect(QuarantineReading.fault(first, second, of: Self.organ) == fault)
    }

    @Test func `JB-15 whoever leaves is no reader any more, and it shows`() {
        #expect(QuarantineReading.standing(of: nil, in: Self.organ) == .nobody)
        #expect(QuarantineReading.standing(of: (Self.lead, Self.clerk), in: Self.organ) == .two)
        #expect(QuarantineReading.standing(of: (Self.lead, nil), in: Self.organ) == .fewer)
        #expect(QuarantineReading.standing(of: (nil, Self.clerk), in: Self.organ) == .fewer)
        let moved = Self.person("clerk", [.roomMember])
        #expect(QuarantineReading.standing(of: (Self.lead, moved), in: Self.organ) == .fewer)
    }
}
