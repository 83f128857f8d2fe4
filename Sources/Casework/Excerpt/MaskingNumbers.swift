// What numbers look like that tell who somebody is.

extension MaskedPassage {
    /// 居民身份证号码 (GB 11643): 17 digits and a check digit, which may be X; and the old ones of 15.
    var identityNumbers: [Range<Int>] {
        digitRuns.flatMap { run -> [Range<Int>] in
            var found: [Range<Int>] = []
            var index = 0
            while index + 17 <= run.digits.count {
                if let end = identityEnd(of: run, from: index) {
                    found.append(run.places[index]..<end)
                    index += 17
                } else {
                    index += 1
                }
            }
            for part in run.parts where part.count == 15 && Self.isDay(run.digits[part], month: 8, day: 10) {
                found.append(run.range(part.lowerBound, part.upperBound - 1))
            }
            return found
        }
    }

    /// Where an identity number ends that begins at a digit of the run; nil where none does.
    private func identityEnd(of run: DigitRun, from start: Int) -> Int? {
        let digits = run.digits[start..<start + 17]
        let century = digits[start + 6] * 10 + digits[start + 7]
        guard century == 19 || century == 20, Self.isDay(digits, month: 10, day: 12) else { return nil }
        let sum = zip(digits, Self.identityWeights).reduce(0) { $0 + $1.0 * $1.1 }
        let check = (12 - sum % 11) % 11
        if check < 10 {
            return start + 17 < run.digits.count && run.digits[start + 17] == check ? run.places[start + 17] + 1 : nil
        }
        // The letter stands behind the digits, perhaps behind a blank.
        guard start + 17 == run.digits.count else { return nil }
        var place = run.places[start + 16] + 1
        while place < count, isBlank(place) { place += 1 }
        return place < count && letters[place] == "x" ? place + 1 : nil
    }

    private static let identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    /// Whether two digits are a month and two others a day, counted from the first digit.
    private static func isDay(_ digits: ArraySlice<Int>, month: Int, day: Int) -> Bool {
        let first = digits.startIndex
        let months = digits[first + month] * 10 + digits[first + month + 1]
        let days = digits[first + day] * 10 + digits[first + day + 1]
        return (1...12).contains(months) && (1...31).contains(days)
    }

    /// 银行卡号: 16 to 19 digits that the last one proves (ISO/IEC 7812, Luhn).
    var bankCards: [Range<Int>] {
        digitRuns.flatMap { run in
            candidates(of: run).filter { (16...19).contains($0.count) && Self.isProved(run.digits[$0]) }
                .map { run.range($0.lowerBound, $0.upperBound - 1) }
        }
    }

    private static func isProved(_ digits: ArraySlice<Int>) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let value = next.offset.isMultiple(of: 2) ? next.element : next.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }

    /// The whole run, and its parts.
    private func candidates(of run: DigitRun) -> [Range<Int>] {
        let parts = run.parts
        return parts.count == 1 ? parts : [run.digits.indices] + parts
    }

    /// Whether a mobile number stands in it as people write one: in one piece, or in 3, 4 and 4 digits. Numbers of items
    /// that stand beside others are none.
    var holdsMobile: Bool {
        digitRuns.contains { run in
            let parts = run.parts
            return parts.indices.contains { place in
                let digits = run.digits[parts[place]]
                switch digits.count {
                case 11: return Self.isMobile(digits)
                case 13: return digits.starts(with: [8, 6]) && Self.isMobile(digits.dropFirst(2))
                case 3 where place + 2 < parts.count:
                    return Self.isMobile(digits) && parts[place + 1].count == 4 && parts[place + 2].count == 4
                case _: return false
                }
            }
        }
    }

    /// 手机号码 with or without 86, 固定电话 with its area code.
    var phones: [Range<Int>] {
        digitRuns.flatMap { run -> [Range<Int>] in
            var found = mobiles(in: run)
            if run.digits.first == 0, (10...12).contains(run.digits.count) { found.append(run.whole) }
            return found
        }
    }

    private func mobiles(in run: DigitRun) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let ends = Set(run.parts.map(\.upperBound))
        for part in run.parts {
            var first = part.lowerBound
            for prefix in [[0, 0, 8, 6], [8, 6]] where run.digits[first...].starts(with: prefix) {
                first += prefix.count
                break
            }
            // One number may be parted into 3, 4 and 4 digits, and several may stand without a gap.
            var start = first
            while start + 11 <= run.digits.count, Self.isMobile(run.digits[start..<start + 11]) {
                let end = start + 11
                let isWhole = ends.contains(end)
                let isChain = end < run.digits.count && run.digits.count - end >= 11 && run.follows(end)
                guard isWhole || isChain else { break }
                found.append(run.range(start == first ? part.lowerBound : start, end - 1))
                start = end
            }
        }
        return found
    }

    private static func isMobile(_ digits: ArraySlice<Int>) -> Bool {
        let first = digits.startIndex
        return digits[first] == 1 && digits[first + 1] >= 3
    }

    /// Seven digits and more that are no day: somebody has to look at them.
    var longNumbers: [Range<Int>] {
        digitRuns.filter { $0.digits.count >= 7 && !Self.isDate($0) }.map(\.whole)
    }

    /// 2026-03-02 and 20260302.
    private static func isDate(_ run: DigitRun) -> Bool {
        let year = run.digits.prefix(4).reduce(0) { $0 * 10 + $1 }
        return run.digits.count == 8 && (1900...2099).contains(year) && isDay(run.digits[...], month: 4, day: 6)
            && (run.parts.count == 1 || run.parts.map(\.count) == [4, 2, 2])
    }
}

// MARK: - Letters and digits

extension MaskedPassage {
    var mailAddresses: [Range<Int>] {
        letters.indices.filter { letters[$0] == "@" }.compactMap { at in
            var (start, end) = (at, at + 1)
            while start > 0, isOfAddress(start - 1) { start -= 1 }
            while end < count, isOfAddress(end) { end += 1 }
            while end > at + 1, letters[end - 1] == "." { end -= 1 }
            return start < at && end > at + 1 ? start..<end : nil
        }
    }

    /// Letters of an address of mail or of an account.
    private func isOfAddress(_ place: Int) -> Bool {
        isLatin(place) || ("0"..."9").contains(letters[place]) || [".", "_", "-", "+"].contains(letters[place])
    }

    /// 机动车号牌 (GA 36): the province, a letter, five or six letters and digits.
    var licencePlates: [Range<Int>] {
        letters.indices.compactMap { start in
            guard Self.provinces.contains(letters[start]), start + 1 < count, isLatin(start + 1) else { return nil }
            var place = start + 2
            while place < count, isBlank(place) || Self.dots.contains(letters[place]) { place += 1 }
            var (signs, digits) = (0, 0)
            while place < count, signs < 6, isLatin(place) || ("0"..."9").contains(letters[place]) {
                digits += isLatin(place) ? 0 : 1
                signs += 1
                place += 1
            }
            if signs == 4, place < count, Self.plateEndings.contains(letters[place]) {
                signs += 1
                place += 1
            }
            return signs >= 5 && digits > 0 ? start..<place : nil
        }
    }

    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)
    private static let plateEndings = Set("学警挂港澳".unicodeScalars)
    private static let dots: Set<Unicode.Scalar> = ["·", "•", "-", ".", "・"]

    /// 微信号、QQ号: letters and digits behind the name of the service.
    var onlineAccounts: [Range<Int>] {
        Self.services.flatMap { service in
            letters.indices.filter { holds(service, at: $0) }.compactMap { start in
                var place = start + service.count
                while place < count, isBlank(place) || Self.links.contains(letters[place]) { place += 1 }
                let first = place
                while place < count, isOfAddress(place) { place += 1 }
                return place - first >= 5 ? first..<place : nil
            }
        }
    }

    private static let services = ["微信", "qq", "抖音", "快手", "微博"].map { Array($0.unicodeScalars) }
    private static let links = Set("号码:：是为账帐".unicodeScalars)
}
