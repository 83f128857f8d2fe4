import Testing

@testable import Casework

/// DW-password: length, and nothing that others try first.
@Suite struct PasswordRulesTests {
    private static let own = PasswordRules.Own(account: Staff.ID("S1356"), name: "卫种植", organ: "大冶市纪委监委")

    private static func fault(_ password: String) -> PasswordRules.Fault? {
        PasswordRules.fault(in: password, of: own)
    }

    @Test(arguments: [
        "correct horse battery staple", "四月的桥上站着三只白鹭不动", "tr0ub4dor & 3 blue herons",
        "xk7 vqp 2md zzt", "a lake of green paper boats",
        // As many as any rule may demand: 64 and more.
        "six herons stood upon the wooden bridge while lanterns drifted past them",
    ])
    func `DW-password a sentence will do, of whatever letters`(password: String) {
        #expect(Self.fault(password) == nil)
    }

    @Test(arguments: [
        ("", PasswordRules.Fault.tooShort), ("三只白鹭站在桥上不走", .tooShort), ("elevenchars", .tooShort),
        (String(repeating: "长桥白鹭站", count: 26), .tooLong), ("a sentence with\na break", .control),
        ("my account s1356 here", .own), ("卫种植家的院子里有一棵枣树", .own), ("大冶市纪委监委的院子里有枣树", .own),
        ("the DengWen drum is loud", .own), ("aaaaaaaaaaaaaaaa", .repeated), ("121212121212121", .repeated),
        ("password123456", .common), ("Password!!!2026", .common), ("123456789012345", .common),
        ("dragonmonkey2026!", .common), ("woaini5201314", .common), ("qwertyuiop123456", .common),
        ("420281199003071234", .common), ("2026-monkey-dragon", .common),
    ])
    func `DW-password what is short, one's own or tried first is refused`(
        password: String, fault: PasswordRules.Fault
    ) {
        #expect(Self.fault(password) == fault, "\(password)")
    }

    @Test func `DW-password some four thousand published passwords are refused, and by the list alone`() {
        let all = PublishedPasswords.all
        #expect(all.count == PublishedPasswords.count && PublishedPasswords.count == 3_999)
        for password in all {
            #expect(password.count >= PasswordRules.length.lowerBound, "\(password)")
            #expect(password == password.lowercased(), "\(password)")
            #expect(Self.fault(password) == .common, "\(password)")
            #expect(!PasswordRules.isMadeOfCommonWords(Array(password)), "\(password) needs no list")
        }
    }

    @Test(arguments: ["International", "professional2026!", "!!Transformers1", "2026 telechargement 8"])
    func `DW-password a published one is refused in capitals too, and with digits and signs around it`(
        password: String
    ) {
        #expect(Self.fault(password) == .common)
    }

    @Test func `DW-password three joined words are no common password`() {
        #expect(Self.fault("dragonmonkeyshadow") == nil)
        #expect(Self.fault("dragonmonkey") == .common)
    }

    @Test func `DW-password no refusal repeats the password, and each says what helps in both languages`() {
        for fault in PasswordRules.Fault.allCases {
            #expect(!fault.words.zh.isEmpty && !fault.words.en.isEmpty && fault.words.zh != fault.words.en)
        }
    }
}
