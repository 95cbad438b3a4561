-- Sends the calls of a file, one a line: method, path, token, header, body, between tabs. Each thread begins at another
-- place of the file. {key} in a header becomes a text that no other call has.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  calls, run, sent = {}, arguments[2], 0
  for line in io.lines(arguments[1]) do
    local method, path, token, name, value, body = line:match("^(.-)\t(.-)\t(.-)\t(.-)\t(.-)\t(.*)$")
    local headers = {}
    if token ~= "" then headers["Authorization"] = "Bearer " .. token end
    if name ~= "" then headers[name] = value end
    if body ~= "" then headers["Content-Type"] = "application/json" end
    local text = wrk.format(method, path, headers, body ~= "" and body or nil)
    local before, behind = text:match("^(.*){key}(.*)$")
    calls[#calls + 1] = before and { before, behind } or text
  end
  at = math.floor(#calls * number / 2)
end

function request()
  at = at % #calls + 1
  local call = calls[at]
  if type(call) == "string" then return call end
  sent = sent + 1
  return call[1] .. run .. "-" .. number .. "-" .. sent .. call[2]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "RESULT %d %d %d %d %d %d %d %d %d %d\n",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
