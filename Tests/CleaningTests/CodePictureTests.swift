import Testing

@testable import Cleaning

/// The picture of a second factor's key.
@Suite struct CodePictureTests {
    private static let link = "otpauth://totp/Dengwen:S1357?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Dengwen"

    @Test func `a link becomes a square with its three corners, and another link another square`() async throws {
        let rows = try #require(await CodePicture.rows(of: Self.link))
        #expect(rows.count >= 21 && rows.allSatisfy { $0.count == rows.count })
        let corner = [true, true, true, true, true, true, true]
        #expect(Array(rows[0].prefix(7)) == corner && Array(rows[0].suffix(7)) == corner)
        #expect(Array(rows[rows.count - 1].prefix(7)) == corner)
        #expect(try #require(await CodePicture.rows(of: Self.link + "2")) != rows)
        #expect(await CodePicture.rows(of: String(repeating: "a", count: 5_000)) == nil, "more than a code holds")
    }

    @Test func `what is no square of points is no picture`() {
        let row = String(repeating: "##", count: 21) + "\n"
        #expect(CodePicture.read(Array(String(repeating: row, count: 21).utf8))?.count == 21)
        for text in [
            "", row, String(repeating: row, count: 22), String(repeating: row, count: 20),
            String(repeating: row, count: 20) + String(repeating: "# ", count: 21) + "\n",
            String(repeating: row, count: 20) + String(repeating: "<>", count: 21) + "\n",
        ] { #expect(CodePicture.read(Array(text.utf8)) == nil, "\(text.prefix(50))") }
    }
}
