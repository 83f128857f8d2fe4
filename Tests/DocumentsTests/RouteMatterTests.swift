import Casework
import Documents
import Testing

/// `dengwen route explain FILE`: a matter as JSON.
@Suite struct RouteMatterTests {
    private static let matter = """
        {
          "receiver": "X",
          "organs": [
            {"id": "C", "name": "甲市纪委监委", "name_en": "City A", "level": "city"},
            {"id": "X", "name": "乙县纪委监委", "name_en": "County B", "level": "county", "superior": "C"},
            {"id": "T", "name": "丁镇纪委", "name_en": "Township D", "level": "township", "superior": "X"}
          ],
          "rooms": [{"id": "X-GJ", "organ": "X", "kind": "cadre_supervision"}],
          "accused": [
            {"level": "township", "managed_by": "X", "discipline": {"organ": "T"}, "party_role": "head"}
          ],
          "earlier_reports": 2, "signature": "real_name_verified", "barred": {"rooms": ["X-J1"]}
        }
        """

    @Test func `a matter is read, decided and explained in both languages with its clause`() throws {
        let input = try RouteMatterFile.read(Array(Self.matter.utf8))
        #expect(input.accused.first?.partyRole == .head && input.earlierReports == 2)
        let decision = Route.decide(input)
        #expect(decision.rule == .disciplineStaff)
        let text = RouteExplanationText.lines(decision, for: input).joined(separator: "\n")
        for words in ["discipline_staff (HS-26)", "乙县纪委监委 · County B", "own_head (JB-15)", "丁镇纪委", "X-J1"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `what is wrong with the file is named by its field`() {
        func failure(_ from: String, _ to: String) -> RouteMatterFileError? {
            do throws(RouteMatterFileError) {
                _ = try RouteMatterFile.read(Array(Self.matter.replacing(from, with: to).utf8))
                return nil
            } catch { return error }
        }
        #expect(failure("\"level\": \"township\", \"managed_by\"", "\"level\": 5, \"managed_by\"") != nil)
        let king = failure("\"party_role\": \"head\"", "\"party_role\": \"king\"")
        #expect(king == .unknownWord(field: "accused.party_role"))
        #expect(failure("\"level\": \"city\"", "\"level\": \"moon\"") == .unknownWord(field: "organs.level"))
        #expect(failure("\"receiver\": \"X\"", "\"receiver\": \"Y\"") == .unknownReceiver)
    }
}
