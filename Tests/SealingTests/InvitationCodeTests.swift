import Sealing
import Testing

@Suite struct InvitationCodeTests {
    @Test func `what is printed is read back however it is typed`() {
        for first in UInt8.min...UInt8.max {
            let bytes = (0..<20).map { UInt8(truncatingIfNeeded: Int(first) &* 31 &+ $0 &* 77) }
            let text = InvitationCode.text(bytes)
            #expect(text.count == 39)
            let bare = text.replacing("-", with: "")
            for typed in [text, text.lowercased(), text.replacing("-", with: " "), " \t" + bare + "\r\n"] {
                #expect(InvitationCode.read(typed) == bytes)
            }
        }
    }

    @Test(arguments: [
        "", "A", String(repeating: "A", count: 31), String(repeating: "A", count: 33),
        String(repeating: "1", count: 32),
        String(repeating: "é", count: 16), String(repeating: "ı", count: 16),
    ])
    func `what can be no code is none`(typed: String) { #expect(InvitationCode.read(typed) == nil) }
}
