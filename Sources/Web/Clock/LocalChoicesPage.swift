import Casework
import HTTPTypes
import Hummingbird
import Operations

/// What the law leaves to a place: the value in force for the reader's organ, and every row that the deployment has.
public struct LocalChoicesPage: StaffPage {
    /// A value with where it comes from.
    public struct Row: Sendable {
        public var name: Text
        public var code: String
        public var value: String
        public var scope: Text
        public var source: Text
        public var rule: String
        public var flag: Flag?
        /// Nil for what is built in.
        public var since: Day?
        public var until: Day?
        /// Whether it holds for the reader's organ today.
        public var isInForce: Bool

        public init(
            name: Text, code: String, value: String, scope: Text, source: Text, rule: String, flag: Flag?, since: Day?,
            until: Day?, isInForce: Bool
        ) {
            self.name = name
            self.code = code
            self.value = value
            self.scope = scope
            self.source = source
            self.rule = rule
            self.flag = flag
            self.since = since
            self.until = until
            self.isInForce = isInForce
        }
    }

    public var rows: [Row]
    /// The part of the site on which the reader stands.
    public var area: StaffArea?

    public init(rows: [Row], area: StaffArea?) {
        self.rows = rows
        self.area = area
    }

    public var title: Text { .localChoicesTitle }
    public var link: Link { .localChoices }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .localChoicesHint)
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.localChoicesTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .choiceName, .localValue, .localScope, .localRule, .policySource, .policySince, .localUntil, .state,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }
}

extension LocalChoicesPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in
                html.say(name)
                html.text(" ")
                html(.span, .class("number soft"), text: code)
            }
            html(.td, .class("number"), text: value)
            html(.td, say: scope)
            html(.td, .class("number"), text: rule)
            html(.td) { html in
                html.say(source)
                if let flag {
                    html.text(" ")
                    html.flag(flag)
                }
            }
            html(.td) { html in
                if let since { html.day(since) } else { html.say(.builtInRule) }
            }
            html(.td) { html in
                if let until { html.day(until) } else { html.text("–") }
            }
            html(.td, say: isInForce ? .inForceHere : .notInForce)
        }
    }
}

/// The page of local choices, for everybody who works under them.
struct LocalChoiceRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("rules/policies") { request, _ in
            let staff = try await site.staff(request, nil)
            return staff.page(site.localChoicesPage(for: staff.caller))
        }
    }
}

extension Site {
    /// Each choice with the value that holds for the caller's organ first, and the other rows of the deployment behind it.
    func localChoicesPage(for caller: StaffCaller) -> LocalChoicesPage {
        let (choices, today) = (context.choices, context.today)
        let level = context.directory[caller.organ]?.level
        let rows = LocalChoice.allCases.flatMap { choice -> [LocalChoicesPage.Row] in
            let inForce = choices.row(choice, on: today, for: caller.organ, level)
            let own = choices.rows.filter { $0.choice == choice }
            let stored = own.map { row($0, isInForce: $0 == inForce) }
            return (inForce == nil ? [builtIn(choice, isInForce: true)] : []) + stored.filter(\.isInForce)
                + stored.filter { !$0.isInForce } + (inForce == nil ? [] : [builtIn(choice, isInForce: false)])
        }
        let areas = caller.areas
        return LocalChoicesPage(
            rows: rows, area: areas.contains(.periods) ? .periods : areas.contains(.clocks) ? .clocks : nil)
    }

    private func builtIn(_ choice: LocalChoice, isInForce: Bool) -> LocalChoicesPage.Row {
        LocalChoicesPage.Row(
            name: Text(choice.name), code: choice.rawValue, value: String(choice.builtIn), scope: .everybody,
            source: .builtInRule, rule: choice.policy.key, flag: Flag(.localChoice), since: nil, until: nil,
            isInForce: isInForce)
    }

    private func row(_ row: LocalPolicyRow, isInForce: Bool) -> LocalChoicesPage.Row {
        LocalChoicesPage.Row(
            name: Text(row.choice.name), code: row.choice.rawValue, value: String(row.value), scope: words(row.scope),
            source: Text(row.source), rule: row.choice.policy.key, flag: row.confidence.flag,
            since: Day(row.effectiveFrom), until: row.effectiveTo.map { Day($0) }, isInForce: isInForce)
    }

    private func words(_ scope: LocalScope) -> Text {
        switch scope {
        case .cell: .everybody
        case .level(let level): level.words
        case .organ(let organ): .asIs(organName(organ))
        }
    }
}
