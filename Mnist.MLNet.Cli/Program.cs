return Mnist.MLNet.Cli.CommandLine.Run(args, Mnist.MLNet.Cli.Output.Terminal.OfProcess());
