dotnet build tests/Commerce.Api.Tests -c Release --nologo -v q 2>&1 | grep -E "error|warn" | sort -u | head -30
timeout 200 dotnet test tests/Commerce.Api.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~FilterPropertyTests" 2>&1 </dev/null| grep -v "^  \(And\|Or\|Not\|Compare\|Match\|In\|Any\|All\|Always\) {" | cut -c1-900 | head -60
