import Casework

/// A number in the line before a public page, for whoever comes while too much comes in. It travels in the form that comes
/// back filled; nothing is kept of who has it. It opens after a while, for one try.
///
/// It is itself what a browser works on: the server's mark on it says how many zero bits the hash of a word is to have with
/// it as salt (`WorkHash`), and nobody changes that. Beside it stands a small question for who runs no scripts. The question
/// is made of a keyed hash of the number, so it takes reading it: a step against floods of simple tools and none against
/// somebody who writes a program for it, for which its lane is the smaller one; see decision 31.
struct WaitingNumber: Equatable, Sendable {
    /// When the first number in this line was drawn, in seconds: whoever waited longer goes first.
    let drawnAt: Int64
    /// When it opens.
    let opensAt: Int64
    let nonce: UInt64
    /// Zero bits of the work that is asked for; none where an earlier number of this line was worked for and found no place.
    let bits: UInt8

    var isWorkedFor: Bool { bits == 0 }

    private static let markBytes = 16

    private var bytes: [UInt8] {
        var bytes = CursorBytes()
        bytes.append(drawnAt)
        bytes.append(opensAt)
        bytes.append(nonce)
        bytes.append(bits)
        return bytes.rest
    }

    /// As it stands in a form.
    ///
    /// - Parameter mark: a keyed hash.
    func text(_ mark: (_ bytes: [UInt8]) -> [UInt8]) -> String {
        Base64URL.text(bytes + mark(bytes).prefix(Self.markBytes))
    }

    init(drawnAt: Int64, opensAt: Int64, nonce: UInt64, bits: UInt8) {
        self.drawnAt = drawnAt
        self.opensAt = opensAt
        self.nonce = nonce
        self.bits = bits
    }

    /// - Returns: nil for what is no number of ours.
    init?(_ text: String, _ mark: (_ bytes: [UInt8]) -> [UInt8]) {
        guard text.utf8.count <= Limits.waitingNumberLetters, let raw = Base64URL.bytes(text) else { return nil }
        var rest = CursorBytes(raw)
        guard let drawnAt = rest.take(Int64.self), let opensAt = rest.take(Int64.self),
            let nonce = rest.take(UInt64.self), let bits = rest.take(UInt8.self)
        else { return nil }
        self.init(drawnAt: drawnAt, opensAt: opensAt, nonce: nonce, bits: bits)
        guard ConstantTime.equal(text, self.text(mark)) else { return nil }
    }

    /// The question that goes with it.
    func question(_ mark: (_ bytes: [UInt8]) -> [UInt8]) -> SmallQuestion {
        SmallQuestion(seed: mark(bytes + Array("question".utf8)))
    }
}

/// A sentence to be read, with a number to be written: text alone, so that it can be heard as well as seen.
struct SmallQuestion: Equatable, Sendable {
    let words: Text
    private let answer: Int

    private static let numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"]
    private static let numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    private static let things = [
        Text("个苹果", "apples"), Text("个鸡蛋", "eggs"), Text("把椅子", "chairs"), Text("本书", "books"), Text("条鱼", "fish"),
        Text("张纸", "sheets of paper"),
    ]

    /// - Parameter seed: at least four bytes that nobody can guess.
    init(seed: [UInt8]) {
        let thing = Self.things[Int(seed[0]) % Self.things.count]
        let (first, second) = (Int(seed[1]) % 6 + 3, Int(seed[2]) % 6 + 2)
        if seed[3].isMultiple(of: 2) {
            answer = first + second
            words = Text(
                "原来有\(Self.numerals[first])\(thing.zh)，又拿来\(Self.numerals[second])\(thing.zh)。现在一共有几\(thing.zh)？",
                "There were \(Self.numbers[first]) \(thing.en), and \(Self.numbers[second]) more were brought. How many are "
                    + "there now?")
        } else {
            let taken = min(first - 1, second)
            answer = first - taken
            words = Text(
                "原来有\(Self.numerals[first])\(thing.zh)，拿走了\(Self.numerals[taken])\(thing.zh)。还剩几\(thing.zh)？",
                "There were \(Self.numbers[first]) \(thing.en), and \(Self.numbers[taken]) were taken away. How many are left?"
            )
        }
    }

    /// Whether somebody wrote the number, in digits of any width or in Chinese.
    func isAnswered(by typed: String) -> Bool {
        guard typed.utf8.count <= Limits.smallAnswerBytes else { return false }
        let plain = typed.filter { !$0.isWhitespace }
        let digits = plain.compactMap { "0123456789".contains($0) ? $0.wholeNumberValue : Self.wide($0) }
        // No answer has three digits, and no number of digits may run over.
        if digits.count == plain.count, (1...3).contains(digits.count) {
            return digits.reduce(0) { $0 * 10 + $1 } == answer
        }
        return plain == Self.inChinese(answer) || answer == 2 && plain == "二"
    }

    private static func wide(_ character: Character) -> Int? {
        ("０"..."９").contains(character) ? character.wholeNumberValue : nil
    }

    private static func inChinese(_ number: Int) -> String {
        number < 10 ? numerals[number] : "十" + (number == 10 ? "" : number == 12 ? "二" : numerals[number - 10])
    }
}
