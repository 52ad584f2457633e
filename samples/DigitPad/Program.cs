// Serve a model with a page to draw digits on, and POST /predict for programs; Ctrl+C ends it when all requests are answered.
//   dotnet run -c Release --project samples/DigitPad -- MODEL [URL]
using Microsoft.Extensions.Hosting;
using Mnist.MLNet.Serving;

if (args.Length < 1)
{
    Console.Error.WriteLine("expected: MODEL [URL], such as digits.zip http://localhost:8080");
    return 2;
}

var options = new DigitServerOptions { ModelPath = args[0] };
await using var app = DigitServer.Create(args.Length > 1 ? options with { Url = args[1] } : options);
await app.StartAsync();
Console.WriteLine($"draw digits at {string.Join(", ", app.Urls)}; Ctrl+C ends");
await app.WaitForShutdownAsync();
return 0;
