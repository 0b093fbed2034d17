-- Drives the server with Neovim's own client. NVIM_MANIFEST is the file to open; what is seen is printed, one line each.
local client
local function see(...)
  io.stdout:write(string.format(...) .. '\n')
end

local function ask(method, position)
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  assert(answers and answers[client], method .. ' was not answered')
  return answers[client].result
end

local function wait_for_diagnostics(count)
  local came = vim.wait(10000, function()
    return #vim.diagnostic.get(0) == count
  end, 10)
  assert(came, string.format('%d diagnostics instead of %d', #vim.diagnostic.get(0), count))
end

local function drive()
  vim.cmd('edit ' .. os.getenv('NVIM_MANIFEST'))
  client = vim.lsp.start_client({ name = 'rollout', cmd = { 'node', 'dist/server.js', '--stdio' }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)
  wait_for_diagnostics(1)
  local diagnostic = vim.diagnostic.get(0)[1]
  see('%d:%d %s %s', diagnostic.lnum + 1, diagnostic.col + 1, diagnostic.source, diagnostic.message)
  vim.cmd('%s/maxUnavailable: 0/maxUnavailable: 1/')
  wait_for_diagnostics(0)
  see('gone after the edit')
  see('lens: %s', ask('textDocument/codeLens')[1].command.title)
  local hover = ask('textDocument/hover', { line = vim.fn.search('maxSurge') - 1, character = 8 })
  see('hover: %s', vim.split(hover.contents.value, '\n')[1])
  vim.lsp.stop_client(client)
  assert(vim.wait(5000, function()
    return vim.lsp.client_is_stopped(client)
  end, 10), 'the server did not stop')
end

local ok, problem = pcall(drive)
if not ok then
  see('FAILED: %s', tostring(problem))
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
