public import Casework

/// What stopped, by reason: what happened, what to do, and each item with its two ways on.
public struct StuckPage: StaffPage {
    /// An item that stopped.
    public struct Row: Sendable {
        public var work: ParkedWork
        /// The number of its report, and where that is.
        public var number: String
        public var link: Link
        /// Which file of it; nil where the report itself is read.
        public var file: Int?
        public var since: Day
        public var tries: Int
    }

    /// All of one step that stopped for one reason.
    public struct Group: Sendable {
        public var step: ParkedStep
        public var reason: ParkReason
        public var rows: [Row]
    }

    public var groups: [Group]

    public var title: Text { .stuckTitle }
    public var area: StaffArea? { .stuck }
    public var link: Link { .stuck }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .stuckHint)
        html.firstOnly(groups.reduce(0) { $0 + $1.rows.count })
        if groups.isEmpty { return html(.p, .class("empty"), say: .nothingStuck) }
        for group in groups { group.write(into: &html, in: frame) }
    }
}

extension StuckPage.Group {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        let name = Text("\(step.words.zh)：\(reason.words.zh)", "\(step.words.en): \(reason.words.en)")
        html(.section) { html in
            html(.h2, say: name)
            html(.p, say: reason.advice(for: step))
            if rows.count > 1 {
                html.postButton(
                    .retryAllStuck, to: .stuckRetryAll, frame.token,
                    hidden: ["step": step.rawValue, "reason": reason.rawValue])
            }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.stuckItem, .stuckSince, .stuckTries, .stuckActs])
                    html(.tbody) { html in
                        for row in rows { row.write(into: &html, in: frame) }
                    }
                }
            }
        }
    }
}

extension StuckPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                html(.a, .href(link), text: number)
                if let file {
                    html.text(" ")
                    html.say(.fileNumbered(file))
                }
            }
            html(.td) { html in html.day(since) }
            html(.td, .class("figure")) { html in html.text(tries) }
            html(.td) { html in
                html.postButton(.retryStuck, to: .stuckRetry(work), frame.token)
                html.text(" ")
                html(.a, .href(.stuckGiveUp(work)), say: .giveUpStuck)
            }
        }
    }
}

/// Whether an item is given up for good, and what follows from that.
public struct StuckGiveUpPage: StaffPage {
    public var row: StuckPage.Row
    public var reason: ParkReason

    public var title: Text { row.work.step.givingUp.title }
    public var area: StaffArea? { nil }
    public var link: Link { .stuckGiveUp(row.work) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        var facts = [Fact(.registerNumber, .code(row.number))]
        if let file = row.file { facts.append(Fact(.stuckItem, .said(.fileNumbered(file)))) }
        facts += [
            Fact(.stuckWhat, .said(reason.words)), Fact(.stuckAdvice, .said(reason.advice(for: row.work.step))),
            Fact(.stuckSince, .day(row.since)), Fact(.stuckTries, .said(.asIs(String(row.tries)))),
        ]
        html.facts(facts)
        html(.p, .class("warning"), say: row.work.step.givingUp.follows)
        html.postButton(
            row.work.step.givingUp.title, to: .stuckGiveUp(row.work), frame.token, style: "button primary")
        html(.p) { html in html(.a, .href(row.link), say: .stuckBack) }
    }
}

/// How much stopped, by step and reason and in which organs; no item, because whoever keeps the machine sees none.
public struct StuckCountsPage: StaffPage {
    public struct Row: Sendable {
        public var organ: String
        public var count: Int
        public var oldest: Day
    }

    /// All of one step that stopped for one reason.
    public struct Group: Sendable {
        public var step: ParkedStep
        public var reason: ParkReason
        public var rows: [Row]
    }

    public var groups: [Group]

    public var title: Text { .stuckTitle }
    public var area: StaffArea? { .stuck }
    public var link: Link { .stuck }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .stuckCountsHint)
        html.firstOnly(groups.reduce(0) { $0 + $1.rows.count })
        if groups.isEmpty { return html(.p, .class("empty"), say: .nothingStuck) }
        for group in groups { group.write(into: &html, in: frame) }
    }
}

extension StuckCountsPage.Group {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        let name = Text("\(step.words.zh)：\(reason.words.zh)", "\(step.words.en): \(reason.words.en)")
        html(.section) { html in
            html(.h2, say: name)
            html(.p, say: reason.adviceForAdministrator)
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.organ, .stuckCount, .stuckOldest])
                    html(.tbody) { html in
                        for row in rows { row.write(into: &html) }
                    }
                }
            }
            html.postButton(
                .retryAllStuck, to: .stuckRetryAll, frame.token,
                hidden: ["step": step.rawValue, "reason": reason.rawValue])
        }
    }
}

extension StuckCountsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html.told(organ) }
            html(.td, .class("figure")) { html in html.text(count) }
            html(.td) { html in html.day(oldest) }
        }
    }
}
