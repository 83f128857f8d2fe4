import Casework

extension RuleBook {
    /// `docs/states.md`: what may happen to a report, to a clue and to what hangs on them, found out by trying every event
    /// on every state.
    public static var states: String {
        [
            origin,
            """
            # 状态 · States

            把每个事件用到每个状态上，得到下表。`·` 表示不许：什么也不改变。状态名与数据库中的相同。

            Every event was applied to every state. `·` means refused: nothing changes. The states are named as in the \
            database.

            """,
            reports.text,
            clues.text,
            machines.map(\.text).joined(separator: "\n"),
        ].joined(separator: "\n")
    }
}

/// What happened when every event was applied to every state.
struct StateMachine {
    let title: Bilingual
    let note: Bilingual
    /// In the order in which an item meets them.
    let states: [Named]
    let events: [Named]
    /// The states in which an item begins.
    let beginnings: [String]
    let trials: [Trial]

    struct Named {
        let id: String
        let name: Bilingual
    }

    /// One event applied to one state.
    struct Trial {
        let from: String
        let event: String
        /// What distinguishes this trial from others of the same state and event.
        let condition: Bilingual?
        /// Nil where it was refused.
        let to: String?
    }
}

extension StateMachine {
    var text: String {
        """
        ## \(title.line)

        ```mermaid
        \(diagram)
        ```

        \(matrix)
        \(note.zh)

        \(note.en)

        \(conditions)
        """
    }

    private func outcomes(_ state: String, _ event: String) -> [Trial] {
        trials.filter { $0.from == state && $0.event == event }
    }

    private func name(ofEvent id: String) -> Bilingual {
        events.first { $0.id == id }?.name ?? Bilingual(id, id)
    }

    /// Events down, states across.
    private var matrix: String {
        var table = MarkdownTable(["事件 Event"] + states.map { $0.name.zh + "<br>" + RuleBook.code($0.id) })
        for event in events {
            let cells = states.map { state in
                let targets = inOrder(outcomes(state.id, event.id).compactMap(\.to))
                return targets.isEmpty ? "·" : targets.map(RuleBook.code).joined(separator: "<br>")
            }
            table.add([event.name.zh + "<br>" + RuleBook.code(event.id)] + cells)
        }
        return table.text
    }

    /// No state has an empty name.
    private static let refused = ""

    /// The moves whose outcome depends on more than state and event.
    private var conditions: String {
        var table = MarkdownTable(["状态 State", "事件 Event", "条件 If", "结果 Next"])
        var isEmpty = true
        for state in states {
            for event in events {
                let tried = outcomes(state.id, event.id)
                let targets = inOrder(tried.map { $0.to ?? Self.refused })
                guard targets.count > 1 else { continue }
                isEmpty = false
                for target in targets {
                    let leading = tried.filter { ($0.to ?? Self.refused) == target }.compactMap(\.condition)
                    let condition = Bilingual(
                        inOrder(leading.map(\.zh)).joined(separator: "、"),
                        inOrder(leading.map(\.en)).joined(separator: "; "))
                    let next = target == Self.refused ? "不许 refused" : RuleBook.code(target)
                    table.add([RuleBook.code(state.id), RuleBook.code(event.id), condition.cell, next])
                }
            }
        }
        return isEmpty ? "" : table.text
    }

    private var diagram: String {
        var lines = ["stateDiagram-v2"]
        for state in states { lines.append("    \(state.id): \(state.name.zh) \(state.name.en)") }
        for state in beginnings { lines.append("    [*] --> \(state)") }
        for from in states {
            for to in states {
                let events = inOrder(
                    trials.filter { $0.from == from.id && $0.to == to.id && from.id != to.id }.map(\.event))
                guard !events.isEmpty else { continue }
                let label = events.map { name(ofEvent: $0).zh }.joined(separator: "、")
                lines.append("    \(from.id) --> \(to.id): \(label)")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Each once, in the order of their first appearance.
    private func inOrder(_ ids: [String]) -> [String] {
        ids.reduce(into: []) { kept, id in
            if !kept.contains(id) { kept.append(id) }
        }
    }
}
