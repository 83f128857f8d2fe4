/// A strict reader of the HTML that our pages are made of, written independently of the writer: it accepts quoted
/// attributes, the references that a writer needs, and nothing else.
struct PageReader {
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        /// Names of the elements around it, outermost first.
        let path: [String]
    }

    struct Malformed: Error { let what: String }

    private(set) var elements: [Element] = []
    private static let void: Set<String> = ["br", "hr", "input", "link", "meta"]

    init(_ page: String) throws {
        var rest = Substring(page)
        var open: [Int] = []
        while let first = rest.unicodeScalars.first {
            if first != "<" {
                let end = rest.unicodeScalars.firstIndex(of: "<") ?? rest.endIndex
                let text = try Self.decoded(rest[..<end])
                for index in open { elements[index].text += text }
                rest = rest[end...]
                continue
            }
            let tag = try Self.takeTag(&rest)
            if tag.name == "!doctype" { continue }
            if tag.name.hasPrefix("/") {
                guard let last = open.popLast(), elements[last].name == tag.name.dropFirst() else {
                    throw Malformed(what: "unexpected \(tag.name)")
                }
                continue
            }
            let path = open.map { elements[$0].name }
            elements.append(Element(name: tag.name, attributes: tag.attributes, path: path))
            if !Self.void.contains(tag.name) { open.append(elements.count - 1) }
        }
        guard open.isEmpty else { throw Malformed(what: "unclosed \(open.map { elements[$0].name })") }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    private static func takeTag(_ rest: inout Substring) throws -> (name: String, attributes: [String: String]) {
        var scalars = rest.unicodeScalars.dropFirst()
        let name = String(Substring(scalars.prefix { $0 != " " && $0 != ">" }))
        scalars = scalars.drop { $0 != " " && $0 != ">" }
        var attributes: [String: String] = [:]
        while let next = scalars.first, next != ">" {
            scalars = scalars.drop { $0 == " " }
            let key = String(Substring(scalars.prefix { $0 != "=" && $0 != " " && $0 != ">" }))
            scalars = scalars.dropFirst(key.unicodeScalars.count)
            guard !key.isEmpty, attributes[key] == nil else { throw Malformed(what: "attribute \(key) of \(name)") }
            guard scalars.first == "=" else {
                attributes[key] = ""
                if name == "!doctype" { continue }
                continue
            }
            scalars = scalars.dropFirst()
            guard scalars.first == "\"" else { throw Malformed(what: "unquoted \(key)") }
            scalars = scalars.dropFirst()
            let value = scalars.prefix { $0 != "\"" }
            attributes[key] = try decoded(Substring(value))
            scalars = scalars.dropFirst(value.count)
            guard scalars.first == "\"" else { throw Malformed(what: "endless \(key)") }
            scalars = scalars.dropFirst()
        }
        guard scalars.first == ">" else { throw Malformed(what: "endless \(name)") }
        rest = Substring(scalars.dropFirst())
        return (name, attributes)
    }

    private static func decoded(_ text: Substring) throws -> String {
        let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#13": "\r"]
        var out = ""
        var rest = text.unicodeScalars
        while let first = rest.first {
            rest = rest.dropFirst()
            guard first == "&" else {
                guard first != "<", first != ">" else { throw Malformed(what: "bare \(first)") }
                out.unicodeScalars.append(first)
                continue
            }
            let name = String(Substring(rest.prefix { $0 != ";" }))
            guard let letter = references[name] else { throw Malformed(what: "reference &\(name)") }
            out += letter
            rest = rest.dropFirst(name.unicodeScalars.count + 1)
        }
        return out
    }
}
