import Casework

extension RuleBook {
    /// What the repository does not show of the rules, in words for a failing test: none of it may be left.
    ///
    /// - Parameter repository: the files of the repository; those that `reads` refuses are passed over.
    public static func gaps(in repository: [File]) -> [String] {
        let files = repository.filter { reads($0.path) }
        let evidence = Evidence(files)
        let declared = Citations.declared(files.filter { $0.path.hasPrefix("sql/") })
        var gaps = everyRule.flatMap { self.gaps(of: $0, in: evidence) }
        gaps += bindings.flatMap { self.gaps(of: $0, in: evidence) }
        for name in namedTwins where !declared.contains(name) {
            gaps.append("\(name): RuleBookTwins names it, the SQL does not")
        }
        for (stage, rules) in untried {
            for rule in rules.keys where rule != "*" && named("\(stage).\(rule)") == nil {
                gaps.append("\(stage).\(rule): RuleBookTwinless gives a reason for no rule")
            }
        }
        return gaps.sorted()
    }

    private typealias Place = (stage: String, rule: String, key: String)

    private static var everyRule: [Place] {
        let ofStages = stages.flatMap { chapter -> [Place] in
            chapter.entries.map { (chapter.stage, $0.name, $0.policy) }
        }
        return ofStages + ClockKind.allCases.map { ("clock", $0.rawValue, $0.builtIn.policy.key) }
    }

    private static func gaps(of place: Place, in evidence: Evidence) -> [String] {
        let name = "\(place.stage).\(place.rule) (\(place.key))"
        let symbol = evidence.symbol(place.rule, of: place.stage)
        let hasTwin = !evidence.twins(of: place.rule, in: place.stage).isEmpty
        let reason = twinless(place.rule, in: place.stage)
        var gaps: [String] = []
        if symbol == nil { gaps.append("\(name): no constant of Sources/Casework is found; see CodeIndex.types") }
        if !hasTwin, reason == nil {
            gaps.append("\(name): name its constraint in RuleBookTwins, or why there is none in RuleBookTwinless")
        }
        if !namedTwins(of: place.rule, in: place.stage).isEmpty, reason != nil {
            gaps.append("\(name): has a constraint, and a reason for having none")
        }
        if evidence.tests(of: place.rule, in: place.stage, key: place.key).isEmpty {
            gaps.append("\(name): no test names \(place.key) together with the rule and its type")
        }
        return gaps
    }

    private static func gaps(of binding: Binding, in evidence: Evidence) -> [String] {
        let rules = carriers(of: binding)
        var gaps = rules.filter { named($0) == nil }.map { "\(binding.key): there is no rule \($0)" }
        if rules.isEmpty { gaps.append("\(binding.key): no rule carries it") }
        if !evidence.tests(of: binding.key).contains(where: { $0.hasPrefix("Tests/AcceptanceTests/") }) {
            gaps.append("\(binding.key): no story tells it")
        }
        return gaps
    }
}
